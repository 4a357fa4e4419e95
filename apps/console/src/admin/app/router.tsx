import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { alarmSearch } from '../pages/alarms/alarm-search.ts';
import { auditSearch } from '../pages/audit/audit-search.ts';
import { dutySearch } from '../pages/duty/duty-search.ts';
import { importSearch } from '../pages/imports/import-search.ts';
import { listSearch } from '../pages/lists/list-search.ts';
import { logSearch } from '../pages/logs/log-search.ts';
import { peopleSearch } from '../pages/people/people-search.ts';
import { recordSearch } from '../pages/records/record-search.ts';
import { trustSearch } from '../pages/trust/trust-search.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { NotFound } from './no-right.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: () => (
    <SessionGate>
      <Shell />
    </SessionGate>
  ),
  notFoundComponent: NotFound,
});
const below = { getParentRoute: () => root } as const;

// Each page is a chunk of its own, loaded when first opened.
const overview = createRoute({
  ...below,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage'),
});
const alarms = createRoute({
  ...below,
  path: '/alarms',
  validateSearch: alarmSearch,
  component: lazyRouteComponent(() => import('../pages/alarms/alarms-page.tsx'), 'AlarmsPage'),
});
const records = createRoute({
  ...below,
  path: '/records',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../pages/records/records-page.tsx'), 'RecordsPage'),
});
const captures = createRoute({
  ...below,
  path: '/captures',
  component: lazyRouteComponent(() => import('../pages/captures/captures-page.tsx'), 'CapturesPage'),
});
const people = createRoute({
  ...below,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
});
const imports = createRoute({
  ...below,
  path: '/imports',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../pages/imports/imports-page.tsx'), 'ImportsPage'),
});
const lists = createRoute({
  ...below,
  path: '/lists',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../pages/lists/lists-page.tsx'), 'ListsPage'),
});
const schedules = createRoute({
  ...below,
  path: '/schedules',
  component: lazyRouteComponent(() => import('../pages/schedules/schedules-page.tsx'), 'SchedulesPage'),
});
const duty = createRoute({
  ...below,
  path: '/duty',
  validateSearch: dutySearch,
  component: lazyRouteComponent(() => import('../pages/duty/duty-page.tsx'), 'DutyPage'),
});
const trust = createRoute({
  ...below,
  path: '/trust',
  validateSearch: trustSearch,
  component: lazyRouteComponent(() => import('../pages/trust/trust-page.tsx'), 'TrustPage'),
});
const algorithm = createRoute({
  ...below,
  path: '/algorithm',
  component: lazyRouteComponent(() => import('../pages/algorithm/algorithm-page.tsx'), 'AlgorithmPage'),
});
const health = createRoute({
  ...below,
  path: '/health',
  component: lazyRouteComponent(() => import('../pages/health/health-page.tsx'), 'HealthPage'),
});
const clock = createRoute({
  ...below,
  path: '/clock',
  component: lazyRouteComponent(() => import('../pages/clock/clock-page.tsx'), 'ClockPage'),
});
const network = createRoute({
  ...below,
  path: '/network',
  component: lazyRouteComponent(() => import('../pages/network/network-page.tsx'), 'NetworkPage'),
});
const logs = createRoute({
  ...below,
  path: '/logs',
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import('../pages/logs/logs-page.tsx'), 'LogsPage'),
});
const operators = createRoute({
  ...below,
  path: '/operators',
  component: lazyRouteComponent(() => import('../pages/operators/operators-page.tsx'), 'OperatorsPage'),
});
const audit = createRoute({
  ...below,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
});

const tree = root.addChildren([
  overview,
  alarms,
  records,
  captures,
  people,
  imports,
  lists,
  schedules,
  duty,
  trust,
  algorithm,
  health,
  clock,
  network,
  logs,
  operators,
  audit,
]);

export const router = createRouter({ routeTree: tree, basepath: '/admin', defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
