import type { Role } from '@vedette/domain';

export const roles = {
  owner: '所有者',
  manager: '管理员',
  guard: '值守人员',
  tracer: '流调人员',
  auditor: '审计员',
} satisfies Record<Role, string>;
