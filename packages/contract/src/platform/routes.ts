import { accountRoutes, roleRoutes } from './accounts/accounts.ts';
import { apiKeyRoutes } from './accounts/api-keys.ts';
import { approvalRoutes } from './accounts/approvals.ts';
import { platformAuditRoutes } from './accounts/audit.ts';
import { liveRoutes } from './accounts/live.ts';
import { organisationRoutes } from './accounts/organisations.ts';
import { ownAccountRoutes } from './accounts/own-account.ts';
import { identityProviderRoutes } from './accounts/providers.ts';
import { platformSessionRoutes } from './accounts/session.ts';
import { escalationRoutes } from './alarms/escalation-routes.ts';
import { platformAlarmRoutes } from './alarms/routes.ts';
import { publicLogRoutes } from './certificates/log-routes.ts';
import { certificateRoutes } from './certificates/routes.ts';
import { bulkCommandRoutes } from './devices/bulk-routes.ts';
import { configProfileRoutes, deviceGroupRoutes } from './devices/group-routes.ts';
import { deviceRoutes } from './devices/routes.ts';
import { directoryRoutes } from './directory/sources.ts';
import { platformDutyRoutes } from './duties/duties.ts';
import { platformScheduleRoutes } from './duties/schedules.ts';
import { integrationRoutes } from './integrations/routes.ts';
import { appealRoutes, platformListRoutes } from './lists/routes.ts';
import { floorPlanRoutes } from './locations/floor-plan-routes.ts';
import { openingRoutes } from './locations/opening-routes.ts';
import { locationRoutes } from './locations/routes.ts';
import { venueCodeRoutes } from './locations/venue-code-routes.ts';
import { groupRoutes, platformPeopleRoutes } from './people/routes.ts';
import { occupancyRoutes } from './records/occupancy-routes.ts';
import { revealRoutes } from './records/reveal-routes.ts';
import { platformRecordRoutes } from './records/routes.ts';
import { retentionRoutes } from './retention/routes.ts';
import { retirementRoutes } from './retirement/routes.ts';
import { updateRoutes } from './updates/routes.ts';
import { ownVisitRoutes, visitRoutes, visitRuleRoutes } from './visitors/routes.ts';
import { walkInRoutes } from './visitors/walk-in.ts';

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
  reveal: revealRoutes,
  occupancy: occupancyRoutes,
  locations: locationRoutes,
  opening: openingRoutes,
  venueCodes: venueCodeRoutes,
  floorPlans: floorPlanRoutes,
  alarms: platformAlarmRoutes,
  escalation: escalationRoutes,
  integrations: integrationRoutes,
  devices: deviceRoutes,
  bulkCommands: bulkCommandRoutes,
  deviceGroups: deviceGroupRoutes,
  configProfiles: configProfileRoutes,
  updates: updateRoutes,
  duties: platformDutyRoutes,
  schedules: platformScheduleRoutes,
  people: platformPeopleRoutes,
  groups: groupRoutes,
  lists: platformListRoutes,
  appeals: appealRoutes,
  visits: visitRoutes,
  visitRules: visitRuleRoutes,
  ownVisits: ownVisitRoutes,
  walkIn: walkInRoutes,
  directories: directoryRoutes,
  retention: retentionRoutes,
  certificates: certificateRoutes,
  publicLog: publicLogRoutes,
  retirement: retirementRoutes,
} as const;
