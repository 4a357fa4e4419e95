import { accountRoutes, roleRoutes } from './accounts/accounts.ts';
import { apiKeyRoutes } from './accounts/api-keys.ts';
import { approvalRoutes } from './accounts/approvals.ts';
import { platformAuditRoutes } from './accounts/audit.ts';
import { liveRoutes } from './accounts/live.ts';
import { organisationRoutes } from './accounts/organisations.ts';
import { ownAccountRoutes } from './accounts/own-account.ts';
import { identityProviderRoutes } from './accounts/providers.ts';
import { platformSessionRoutes } from './accounts/session.ts';
import { platformAlarmRoutes } from './alarms/routes.ts';
import { deviceRoutes } from './devices/routes.ts';
import { integrationRoutes } from './integrations/routes.ts';
import { appealRoutes, platformListRoutes } from './lists/routes.ts';
import { locationRoutes } from './locations/routes.ts';
import { groupRoutes, platformPeopleRoutes } from './people/routes.ts';
import { platformRecordRoutes } from './records/routes.ts';
import { ownVisitRoutes, visitRoutes, visitRuleRoutes } from './visitors/routes.ts';

/** Every route of the platform, by group. What stands here is served, documented, and tried by strangers in a test. */
export const platformRoutes = {
  session: platformSessionRoutes,
  ownAccount: ownAccountRoutes,
  organisations: organisationRoutes,
  accounts: accountRoutes,
  roles: roleRoutes,
  apiKeys: apiKeyRoutes,
  identityProviders: identityProviderRoutes,
  audit: platformAuditRoutes,
  approvals: approvalRoutes,
  live: liveRoutes,
  records: platformRecordRoutes,
  locations: locationRoutes,
  alarms: platformAlarmRoutes,
  integrations: integrationRoutes,
  devices: deviceRoutes,
  people: platformPeopleRoutes,
  groups: groupRoutes,
  lists: platformListRoutes,
  appeals: appealRoutes,
  visits: visitRoutes,
  visitRules: visitRuleRoutes,
  ownVisits: ownVisitRoutes,
} as const;
