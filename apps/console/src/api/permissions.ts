import type { Role } from '@vedette/domain';

const everyone = ['flow-see', 'health-see', 'alarms-see', 'records-see', 'duty-see'] as const;
const desk = ['lanes-see', 'lanes-operate', 'alarms-acknowledge'] as const;
const people = ['people-see', 'people-change', 'people-export', 'lists-see', 'lists-change'] as const;
const device = ['device-see', 'device-change', 'kiosk-link'] as const;
const governing = ['records-export', 'operators-change', 'duty-change', 'audit-see'] as const;

export type Permission =
  | (typeof everyone)[number]
  | (typeof desk)[number]
  | (typeof people)[number]
  | (typeof device)[number]
  | (typeof governing)[number];

/** What each role is shown. The terminal decides by its own table: this one only spares dead buttons. */
const shownTo: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [...everyone, ...desk, ...people, ...device, ...governing],
  manager: [...everyone, ...desk, ...people, ...device, 'records-export'],
  guard: [...everyone, ...desk],
  tracer: [...everyone, 'people-see', 'records-export'],
  auditor: [...everyone, 'lanes-see', 'device-see', 'audit-see'],
};

export function may(role: Role, permission: Permission): boolean {
  return shownTo[role].includes(permission);
}
