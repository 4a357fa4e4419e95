import { type Role, VedetteError } from '@vedette/domain';

const everyone = ['flow-see', 'health-see', 'alarms-see', 'records-see', 'duty-see'] as const;
const desk = ['lanes-see', 'lanes-operate', 'alarms-acknowledge'] as const;
const people = ['people-see', 'people-change', 'people-export', 'lists-see', 'lists-change'] as const;
const device = ['device-see', 'device-change', 'kiosk-link'] as const;

export type Permission =
  | (typeof everyone)[number]
  | (typeof desk)[number]
  | (typeof people)[number]
  | (typeof device)[number]
  | 'records-export'
  | 'operators-change'
  | 'duty-change'
  | 'audit-see';

/**
 * What each role may do. What it may see of a person or a record is narrower still: the duty says so field
 * by field. Only the owner changes the duty, because the duty decides who sees what.
 */
export const permissionsOf: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set<Permission>([
    ...[...everyone, ...desk, ...people, ...device],
    ...(['records-export', 'operators-change', 'duty-change', 'audit-see'] as const),
  ]),
  manager: new Set<Permission>([...everyone, ...desk, ...people, ...device, 'records-export']),
  guard: new Set<Permission>([...everyone, ...desk]),
  tracer: new Set<Permission>([...everyone, 'people-see', 'records-export']),
  auditor: new Set<Permission>([...everyone, 'lanes-see', 'device-see', 'audit-see']),
};

export function may(role: Role, permission: Permission): boolean {
  return permissionsOf[role].has(permission);
}

/** @throws VedetteError `not-allowed` */
export function demand(role: Role, permission: Permission): void {
  if (!may(role, permission)) throw new VedetteError('not-allowed', 'caller', { at: permission });
}
