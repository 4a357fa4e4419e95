import {
  type PlatformPermission,
  type PlatformSessionView,
  platformPermissions,
} from '@vedette/contract/platform';
import { after, VedetteError } from '@vedette/domain';
import type { Account, AccountStores } from '@vedette/store/platform';
import { type Principal, proofLife } from '../module/caller.ts';

/** What a page is told of whoever is signed in. @throws `not-signed-in` when the organisation is gone */
export async function sessionView(
  stores: Pick<AccountStores, 'organisations'>,
  account: Account,
  principal: Principal,
): Promise<PlatformSessionView> {
  const { session, askReason, exportNeedsTwo } = principal;
  const organisation = await stores.organisations.find(account.organisation);
  if (session === null || organisation === null) throw new VedetteError('not-signed-in', 'caller');
  return {
    ...{ account: account.id, name: account.name, displayName: account.displayName },
    ...{ organisation: account.organisation, organisationName: organisation.name },
    ...{ permissions: permissionsOf(principal), places: placesOf(principal), askReason, exportNeedsTwo },
    ...{ expiresAt: session.expiresAt, provenUntil: after(session.provenAt, proofLife) },
    hasSecondFactor: account.hasTotp || account.passkeys > 0,
  };
}

function permissionsOf({ grants }: Principal): PlatformPermission[] {
  return platformPermissions.filter((permission) =>
    grants.some((grant) => grant.permissions.has(permission)),
  );
}

function placesOf({ grants }: Principal): number[] | null {
  if (grants.some(({ places }) => places === null)) return null;
  return [...new Set(grants.flatMap(({ places }) => places ?? []))];
}
