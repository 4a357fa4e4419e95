import { may, type Permission, type Role, VedetteError } from '@vedette/domain';

/** @throws VedetteError `not-allowed` */
export function demand(role: Role, permission: Permission): void {
  if (!may(role, permission)) throw new VedetteError('not-allowed', 'caller', { at: permission });
}
