import type { Role } from '@vedette/domain';

export const roles = {
  owner: 'Owner',
  manager: 'Manager',
  guard: 'Guard',
  tracer: 'Tracer',
  auditor: 'Auditor',
} satisfies Record<Role, string>;
