import type { Role } from './field.ts';

const everyone = ['flow-see', 'health-see', 'alarms-see', 'records-see', 'duty-see'] as const;
const desk = ['lanes-see', 'lanes-operate', 'alarms-acknowledge'] as const;
const people = ['people-see', 'people-change', 'people-export', 'lists-see', 'lists-change'] as const;
const device = ['device-see', 'device-change', 'kiosk-link'] as const;
const credentials = ['passes-issue', 'trust-see', 'trust-change', 'credentials-try'] as const;
const governing = ['records-export', 'operators-change', 'duty-change', 'audit-see'] as const;

export const permissions = [
  ...everyone,
  ...desk,
  ...people,
  ...device,
  ...credentials,
  ...governing,
] as const;
export type Permission = (typeof permissions)[number];

/**
 * What each role may do. What it may see of a person or a record is narrower still: the duty says so field
 * by field. Only the owner changes the duty, because the duty decides who sees what.
 */
const permittedTo: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  manager: [...everyone, ...desk, ...people, ...device, ...credentials, 'records-export'],
  guard: [...everyone, ...desk],
  tracer: [...everyone, 'people-see', 'records-export'],
  auditor: [...everyone, 'lanes-see', 'device-see', 'trust-see', 'audit-see'],
};

export function may(role: Role, permission: Permission): boolean {
  return permittedTo[role].includes(permission);
}
