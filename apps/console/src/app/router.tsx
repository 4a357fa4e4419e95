import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { alarmSearch } from '../pages/alarms/alarm-search.ts';
import { auditSearch } from '../pages/audit/audit-search.ts';
import { dutySearch } from '../pages/duty/duty-search.ts';
import { importSearch } from '../pages/imports/import-search.ts';
import { listSearch } from '../pages/lists/list-search.ts';
import { logSearch } from '../pages/logs/log-search.ts';
import { peopleSearch } from '../pages/people/people-search.ts';
import { recordSearch } from '../pages/records/record-search.ts';
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

function page<const P extends string>(path: P, component: RouteComponent) {
  return createRoute({ getParentRoute: () => root, path, component });
}

const tree = root.addChildren([
  page('/', lazyRouteComponent(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage')),
  createRoute({
    getParentRoute: () => root,
    path: '/alarms',
    validateSearch: alarmSearch,
    component: lazyRouteComponent(() => import('../pages/alarms/alarms-page.tsx'), 'AlarmsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/records',
    validateSearch: recordSearch,
    component: lazyRouteComponent(() => import('../pages/records/records-page.tsx'), 'RecordsPage'),
  }),
  page('/captures', lazyRouteComponent(() => import('../pages/captures/captures-page.tsx'), 'CapturesPage')),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    validateSearch: peopleSearch,
    component: lazyRouteComponent(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    validateSearch: importSearch,
    component: lazyRouteComponent(() => import('../pages/imports/imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/lists',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('../pages/lists/lists-page.tsx'), 'ListsPage'),
  }),
  page('/schedules', lazyRouteComponent(() => import('../pages/schedules/schedules-page.tsx'), 'SchedulesPage')),
  createRoute({
    getParentRoute: () => root,
    path: '/duty',
    validateSearch: dutySearch,
    component: lazyRouteComponent(() => import('../pages/duty/duty-page.tsx'), 'DutyPage'),
  }),
  page('/algorithm', lazyRouteComponent(() => import('../pages/algorithm/algorithm-page.tsx'), 'AlgorithmPage')),
  page('/health', lazyRouteComponent(() => import('../pages/health/health-page.tsx'), 'HealthPage')),
  page('/clock', lazyRouteComponent(() => import('../pages/clock/clock-page.tsx'), 'ClockPage')),
  page('/network', lazyRouteComponent(() => import('../pages/network/network-page.tsx'), 'NetworkPage')),
  createRoute({
    getParentRoute: () => root,
    path: '/logs',
    validateSearch: logSearch,
    component: lazyRouteComponent(() => import('../pages/logs/logs-page.tsx'), 'LogsPage'),
  }),
  page('/operators', lazyRouteComponent(() => import('../pages/operators/operators-page.tsx'), 'OperatorsPage')),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    validateSearch: auditSearch,
    component: lazyRouteComponent(() => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
  }),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/admin',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
