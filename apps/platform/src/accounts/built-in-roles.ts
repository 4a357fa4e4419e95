import {
  type BuiltInRole,
  builtInRoles,
  type PlatformPermission,
  platformPermissions,
} from '@vedette/contract/platform';
import type { Role } from '@vedette/domain';

const seeing: readonly PlatformPermission[] = [
  'flow-see',
  'records-see',
  'alarms-see',
  'devices-see',
  'locations-see',
  'duties-see',
];

const isReserved: ReadonlySet<PlatformPermission> = new Set([
  'organisations-change',
  'providers-change',
  'directory-write',
]);

/** What the roles that every organisation has allow. The owner may all that there is, and all that is added. */
export const builtInPermissions: Readonly<Record<BuiltInRole, readonly PlatformPermission[]>> = {
  owner: platformPermissions,
  administrator: platformPermissions.filter((permission) => !isReserved.has(permission)),
  guard: [
    ...seeing,
    'records-reveal',
    'alarms-handle',
    'devices-command',
    'people-see',
    'lists-see',
    'visitors-see',
    'visitors-desk',
  ],
  /** Whoever follows up exposures: what the duty shows to nobody else. */
  tracer: [...seeing, 'records-reveal', 'records-trace', 'people-see'],
  'front-desk': [
    ...['flow-see', 'locations-see', 'people-see', 'lists-see'],
    ...['visitors-see', 'visitors-invite', 'visitors-approve', 'visitors-desk'],
  ] as PlatformPermission[],
  analyst: ['flow-see', 'records-see', 'records-export', 'locations-see'],
  auditor: [
    ...seeing,
    'records-reveal',
    'people-see',
    'lists-see',
    'accounts-see',
    'organisations-see',
    'audit-see',
    'retention-see',
    'certificates-see',
    'retirement-see',
    'retirement-approve',
    'retirement-validate',
    'approvals-decide',
  ],
};

/** What duties call them. Others see no field of any record, whatever else they may. */
export const dutyRoles: Readonly<Partial<Record<BuiltInRole, Role>>> = {
  owner: 'owner',
  administrator: 'manager',
  guard: 'guard',
  tracer: 'tracer',
  auditor: 'auditor',
};

export const isBuiltIn = (role: string): role is BuiltInRole => builtInRoles.some((one) => one === role);
