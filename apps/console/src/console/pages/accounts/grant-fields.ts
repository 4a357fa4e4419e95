import type { AccountView } from '@vedette/contract/platform';

type Grant = AccountView['grants'][number];

/** A grant as a form has it: no places chosen are all. */
export interface GrantField {
  readonly role: Grant['role'];
  readonly places?: readonly number[] | null;
}

export const grantOf = ({ role, places }: GrantField): Grant => ({
  role,
  places: places == null || places.length === 0 ? null : [...places],
});
export const grantsOf = (fields: readonly GrantField[] = []): Grant[] => fields.map(grantOf);
export const grantFields = (grants: readonly Grant[]): GrantField[] =>
  grants.map(({ role, places }) => ({ role, places: places ?? [] }));
