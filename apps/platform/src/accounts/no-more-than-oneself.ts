import { VedetteError } from '@vedette/domain';
import type { AccountStores, Grant } from '@vedette/store/platform';
import type { Caller, HeldGrant, Principal } from '../module/caller.ts';
import { isBuiltIn } from './built-in-roles.ts';
import { heldGrants } from './principals.ts';

/**
 * Nobody gives what he may not do himself: each permission must be held by a grant of the giver's that covers the
 * places it is given at. @throws VedetteError `not-allowed`
 */
export function demandHeld({ grants }: Principal, given: readonly HeldGrant[]): void {
  for (const { permissions, places } of given) {
    for (const permission of permissions) {
      const isHeld = grants.some((own) => own.permissions.has(permission) && covers(own.places, places));
      if (!isHeld) throw new VedetteError('not-allowed', 'caller', { at: permission });
    }
  }
}

const covers = (own: HeldGrant['places'], given: HeldGrant['places']): boolean =>
  own === null || (given?.every((place) => own.includes(place)) ?? false);

/** What is an organisation's as a whole is no matter for somebody who looks after some places. @throws `not-allowed` */
export function demandEverywhere({ reach }: Caller): void {
  if (reach.places !== null) throw new VedetteError('not-allowed', 'caller', { at: 'places' });
}

/**
 * Grants that may be given: their roles are built in or of an organisation in reach, and hold no more than the giver.
 * @throws VedetteError `not-found`, `not-allowed`
 */
export async function demandGivable(
  stores: Pick<AccountStores, 'roles'>,
  principal: Principal,
  grants: readonly Grant[],
): Promise<void> {
  const own = [...new Set(grants.map(({ role }) => role).filter((role) => !isBuiltIn(role)))];
  const known = await stores.roles.find(own);
  const isKnown = (id: string): boolean =>
    known.some((role) => role.id === id && principal.organisations.includes(role.organisation));
  if (!own.every(isKnown)) throw new VedetteError('not-found', 'caller', { at: 'role' });
  demandHeld(principal, await heldGrants(stores, grants));
}
