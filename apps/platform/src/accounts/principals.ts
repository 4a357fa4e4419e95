import type { Account, AccountStores, ApiKey, Grant, Role } from '@vedette/store/platform';
import type { HeldGrant, HeldSession, Principal } from '../module/caller.ts';
import { builtInPermissions, dutyRoles, isBuiltIn } from './built-in-roles.ts';

type Stores = Pick<AccountStores, 'organisations' | 'roles'>;

/** An account with what its roles allow; null when its organisation is gone. */
export async function accountPrincipal(
  stores: Stores,
  account: Account,
  session: HeldSession | null,
): Promise<Principal | null> {
  const [common, grants] = await Promise.all([
    ofOrganisation(stores, account.organisation),
    heldGrants(stores, account.grants),
  ]);
  if (common === null) return null;
  return { ...common, kind: 'account', id: account.id, person: account.person, grants, session };
}

/** A key with what it was made for. */
export async function keyPrincipal(stores: Stores, key: ApiKey): Promise<Principal | null> {
  const common = await ofOrganisation(stores, key.organisation);
  if (common === null) return null;
  const grants = [{ permissions: new Set(key.permissions), places: key.places }];
  return { ...common, kind: 'key', id: key.id, person: null, grants, session: null };
}

async function ofOrganisation({ organisations }: Stores, id: Account['organisation']) {
  const [own, below] = await Promise.all([organisations.find(id), organisations.below(id)]);
  if (own === null) return null;
  const { askReason, exportNeedsTwo } = own;
  return { organisation: id, organisations: below, askReason, exportNeedsTwo };
}

/** Grants of a role that is gone hold nothing. */
export async function heldGrants(
  { roles }: Pick<Stores, 'roles'>,
  grants: readonly Grant[],
): Promise<readonly HeldGrant[]> {
  const own = grants.map(({ role }) => role).filter((role) => !isBuiltIn(role));
  const known = new Map<string, Role>((await roles.find(own)).map((role) => [role.id, role]));
  return grants.map(({ role, places }) => ({
    permissions: new Set(permissionsOf(role, known)),
    places,
    dutyRole: isBuiltIn(role) ? dutyRoles[role] : undefined,
  }));
}

function permissionsOf(role: string, known: ReadonlyMap<string, Role>): readonly string[] {
  return isBuiltIn(role) ? builtInPermissions[role] : (known.get(role)?.permissions ?? []);
}
