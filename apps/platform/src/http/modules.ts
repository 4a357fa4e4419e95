import type { OpenAPIHono } from '@hono/zod-openapi';
import { platformRoutes as routes } from '@vedette/contract/platform';
import { accountAccess, accountHandlers } from '../accounts/account-handlers.ts';
import { apiKeyAccess, apiKeyHandlers } from '../accounts/api-key-handlers.ts';
import { approvalAccess, approvalHandlers } from '../accounts/approval-handlers.ts';
import { auditAccess, auditHandlers } from '../accounts/audit-handlers.ts';
import { organisationAccess, organisationHandlers } from '../accounts/organisation-handlers.ts';
import { ownAccountAccess, ownAccountHandlers } from '../accounts/own-account-handlers.ts';
import { identityProviderAccess, identityProviderHandlers } from '../accounts/provider-handlers.ts';
import { roleAccess, roleHandlers } from '../accounts/role-handlers.ts';
import { type SessionDeps, sessionAccess, sessionHandlers } from '../accounts/session-handlers.ts';
import { type EscalationDeps, escalationAccess, escalationHandlers } from '../alarms/escalation-handlers.ts';
import { type AlarmDeps, alarmAccess, alarmHandlers } from '../alarms/handlers.ts';
import type { CertificateDeps } from '../certificates/deps.ts';
import { certificateAccess, certificateHandlers } from '../certificates/handlers.ts';
import { publicLogAccess, publicLogHandlers } from '../certificates/log-handlers.ts';
import { type BulkCommandDeps, bulkCommandAccess, bulkCommandHandlers } from '../devices/bulk-handlers.ts';
import {
  configProfileAccess,
  configProfileHandlers,
  type DeviceGroupDeps,
  deviceGroupAccess,
  deviceGroupHandlers,
} from '../devices/group-handlers.ts';
import { type DeviceDeps, deviceAccess, deviceHandlers } from '../devices/handlers.ts';
import type { DirectoryDeps, ScimDeps } from '../directory/deps.ts';
import { directoryAccess, directoryHandlers } from '../directory/handlers.ts';
import type { DutyDeps } from '../duties/deps.ts';
import { dutyAccess, dutyHandlers } from '../duties/handlers.ts';
import { scheduleAccess, scheduleHandlers } from '../duties/schedule-handlers.ts';
import { type IntegrationDeps, integrationAccess, integrationHandlers } from '../integrations/handlers.ts';
import type { RevealDeps } from '../keys/deps.ts';
import { revealAccess, revealHandlers } from '../keys/handlers.ts';
import { appealAccess, appealHandlers } from '../lists/appeal-handlers.ts';
import type { ListDeps } from '../lists/deps.ts';
import { listAccess, listHandlers } from '../lists/handlers.ts';
import { type LiveDeps, liveAccess, liveHandlers } from '../live/stream.ts';
import { type FloorPlanDeps, floorPlanAccess, floorPlanHandlers } from '../locations/floor-plans/handlers.ts';
import { type LocationDeps, locationAccess, locationHandlers } from '../locations/handlers.ts';
import { type OpeningDeps, openingAccess, openingHandlers } from '../locations/opening-handlers.ts';
import { type VenueCodeDeps, venueCodeAccess, venueCodeHandlers } from '../locations/venue-codes/handlers.ts';
import { type ModuleEnv, serveModule } from '../module/serve-module.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { groupAccess, groupHandlers } from '../people/group-handlers.ts';
import { peopleAccess, peopleHandlers } from '../people/handlers.ts';
import { type RecordDeps, recordAccess, recordHandlers } from '../records/handlers.ts';
import { type OccupancyDeps, occupancyAccess, occupancyHandlers } from '../records/occupancy-handlers.ts';
import type { RetentionDeps } from '../retention/deps.ts';
import { retentionAccess, retentionHandlers } from '../retention/handlers.ts';
import type { RetirementDeps } from '../retirement/deps.ts';
import { retirementAccess, retirementHandlers } from '../retirement/handlers.ts';
import { type UpdateDeps, updateAccess } from '../updates/handlers.ts';
import { type PublisherDeps, publisherHandlers } from '../updates/publisher.ts';
import type { VisitorDeps } from '../visitors/deps.ts';
import { visitAccess, visitHandlers } from '../visitors/handlers.ts';
import {
  ownVisitAccess,
  ownVisitHandlers,
  visitRuleAccess,
  visitRuleHandlers,
} from '../visitors/own-handlers.ts';
import { walkInAccess, walkInHandlers } from '../visitors/walk-in-handlers.ts';

/** What each module needs; the process makes it once. */
export interface ModuleDeps {
  readonly accounts: SessionDeps;
  readonly live: LiveDeps;
  readonly records: RecordDeps;
  readonly reveal: RevealDeps;
  readonly duties: DutyDeps;
  readonly places: LocationDeps & OccupancyDeps & OpeningDeps & VenueCodeDeps & FloorPlanDeps;
  readonly alarms: AlarmDeps & EscalationDeps;
  readonly integrations: IntegrationDeps;
  readonly devices: DeviceDeps & BulkCommandDeps & DeviceGroupDeps & UpdateDeps & PublisherDeps;
  readonly people: PeopleDeps;
  readonly lists: ListDeps;
  readonly visitors: VisitorDeps;
  readonly directory: DirectoryDeps & ScimDeps;
  readonly certificates: CertificateDeps;
  readonly retirement: RetirementDeps;
  readonly retention: RetentionDeps;
}

/** Serves every group of the contract. */
export function serveModules(app: OpenAPIHono<ModuleEnv>, deps: ModuleDeps): void {
  serveAccounts(app, deps);
  serveModule(app, routes.records, recordAccess, recordHandlers(deps.records));
  serveModule(app, routes.reveal, revealAccess, revealHandlers(deps.reveal));
  serveModule(app, routes.duties, dutyAccess, dutyHandlers(deps.duties));
  serveModule(app, routes.schedules, scheduleAccess, scheduleHandlers(deps.duties));
  servePlaces(app, deps.places);
  serveModule(app, routes.alarms, alarmAccess, alarmHandlers(deps.alarms));
  serveModule(app, routes.escalation, escalationAccess, escalationHandlers(deps.alarms));
  serveModule(app, routes.integrations, integrationAccess, integrationHandlers(deps.integrations));
  serveDevices(app, deps.devices);
  serveModule(app, routes.people, peopleAccess, peopleHandlers(deps.people));
  serveModule(app, routes.groups, groupAccess, groupHandlers(deps.people));
  serveModule(app, routes.lists, listAccess, listHandlers(deps.lists));
  serveModule(app, routes.appeals, appealAccess, appealHandlers(deps.lists));
  serveModule(app, routes.visits, visitAccess, visitHandlers(deps.visitors));
  serveModule(app, routes.visitRules, visitRuleAccess, visitRuleHandlers(deps.visitors));
  serveModule(app, routes.ownVisits, ownVisitAccess, ownVisitHandlers(deps.visitors));
  serveModule(app, routes.walkIn, walkInAccess, walkInHandlers(deps.visitors));
  serveModule(app, routes.directories, directoryAccess, directoryHandlers(deps.directory));
  serveModule(app, routes.retention, retentionAccess, retentionHandlers(deps.retention));
  serveModule(app, routes.certificates, certificateAccess, certificateHandlers(deps.certificates));
  serveModule(app, routes.publicLog, publicLogAccess, publicLogHandlers(deps.certificates));
  serveModule(app, routes.retirement, retirementAccess, retirementHandlers(deps.retirement));
}

function serveAccounts(app: OpenAPIHono<ModuleEnv>, { accounts, live }: ModuleDeps): void {
  serveModule(app, routes.session, sessionAccess, sessionHandlers(accounts));
  serveModule(app, routes.ownAccount, ownAccountAccess, ownAccountHandlers(accounts));
  serveModule(app, routes.organisations, organisationAccess, organisationHandlers(accounts));
  serveModule(app, routes.accounts, accountAccess, accountHandlers(accounts));
  serveModule(app, routes.roles, roleAccess, roleHandlers(accounts));
  serveModule(app, routes.apiKeys, apiKeyAccess, apiKeyHandlers(accounts));
  serveModule(app, routes.identityProviders, identityProviderAccess, identityProviderHandlers(accounts));
  serveModule(app, routes.audit, auditAccess, auditHandlers(accounts));
  serveModule(app, routes.approvals, approvalAccess, approvalHandlers(accounts));
  serveModule(app, routes.live, liveAccess, liveHandlers(live));
}

function servePlaces(app: OpenAPIHono<ModuleEnv>, deps: ModuleDeps['places']): void {
  serveModule(app, routes.locations, locationAccess, locationHandlers(deps));
  serveModule(app, routes.opening, openingAccess, openingHandlers(deps));
  serveModule(app, routes.venueCodes, venueCodeAccess, venueCodeHandlers(deps));
  serveModule(app, routes.floorPlans, floorPlanAccess, floorPlanHandlers(deps));
  serveModule(app, routes.occupancy, occupancyAccess, occupancyHandlers(deps));
}

function serveDevices(app: OpenAPIHono<ModuleEnv>, deps: ModuleDeps['devices']): void {
  serveModule(app, routes.devices, deviceAccess, deviceHandlers(deps));
  serveModule(app, routes.bulkCommands, bulkCommandAccess, bulkCommandHandlers(deps));
  serveModule(app, routes.deviceGroups, deviceGroupAccess, deviceGroupHandlers(deps));
  serveModule(app, routes.configProfiles, configProfileAccess, configProfileHandlers(deps));
  serveModule(app, routes.updates, updateAccess, publisherHandlers(deps));
}
