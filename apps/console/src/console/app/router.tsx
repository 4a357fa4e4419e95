import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { SessionGate } from '../session/session-gate.tsx';
import { NotFound } from './no-right.tsx';
import { addressOfPage, type PageKey } from './places.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({
  component: () => (
    <SessionGate>
      <Shell />
    </SessionGate>
  ),
  notFoundComponent: NotFound,
});

type Pages<N extends string> = () => Promise<Record<N, () => React.ReactNode>>;

/** Each page is a chunk of its own, loaded when first opened. */
function page<N extends string>(key: PageKey, load: Pages<N>, name: N) {
  return createRoute({
    getParentRoute: () => root,
    path: addressOfPage(key),
    component: lazyRouteComponent(load, name),
  });
}

const tree = root.addChildren([
  page('dashboard', () => import('../pages/dashboard/dashboard-page.tsx'), 'DashboardPage'),
  page('alarms', () => import('../pages/alarms/alarms-page.tsx'), 'AlarmsPage'),
  page('flow', () => import('../pages/flow/flow-page.tsx'), 'FlowPage'),
  page('records', () => import('../pages/records/records-page.tsx'), 'RecordsPage'),
  page('people', () => import('../pages/people/people-page.tsx'), 'PeoplePage'),
  page('lists', () => import('../pages/lists/lists-page.tsx'), 'ListsPage'),
  page('visitors', () => import('../pages/visitors/visitors-page.tsx'), 'VisitorsPage'),
  page('devices', () => import('../pages/devices/devices-page.tsx'), 'DevicesPage'),
  page('locations', () => import('../pages/locations/locations-page.tsx'), 'LocationsPage'),
  page('duties', () => import('../pages/duties/duties-page.tsx'), 'DutiesPage'),
  page('retention', () => import('../pages/retention/retention-page.tsx'), 'RetentionPage'),
  page('integrations', () => import('../pages/integrations/integrations-page.tsx'), 'IntegrationsPage'),
  page('accounts', () => import('../pages/accounts/accounts-page.tsx'), 'AccountsPage'),
  page('audit', () => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
  page('certificates', () => import('../pages/certificates/certificates-page.tsx'), 'CertificatesPage'),
  page('retirement', () => import('../pages/retirement/retirement-page.tsx'), 'RetirementPage'),
  page('account', () => import('../pages/account/account-page.tsx'), 'AccountPage'),
]);

export const router = createRouter({ routeTree: tree, basepath: '/console', defaultPreload: 'intent' });
