import { VedetteError } from '@vedette/domain';
import type { Account, AccountStores, Grant, IdentityProvider } from '@vedette/store/platform';
import type { IDToken } from 'openid-client';

type Stores = Pick<AccountStores, 'accounts' | 'identityProviders'>;

/**
 * The account of whoever a provider speaks of: the one he had, or a new one, with the roles that his groups give today.
 * An account that was made by hand is never taken over: its name says nothing about who this is.
 * @throws VedetteError `sign-in-failed` for somebody in no group that is let in, or whose account is disabled
 */
export async function providerAccount(
  stores: Stores,
  provider: IdentityProvider,
  claims: IDToken,
): Promise<Account> {
  const grants = grantsOf(provider, claims);
  if (grants.length === 0) throw new VedetteError('sign-in-failed', 'caller', { at: 'groups' });
  const known = await stores.identityProviders.accountOf(provider.id, claims.sub);
  const account = known === null ? null : await stores.accounts.find(known);
  if (account?.isDisabled === true) throw new VedetteError('sign-in-failed', 'caller', { at: 'account' });
  return account === null ? made(stores, provider, claims, grants) : refreshed(stores, account, grants);
}

function grantsOf({ groups, groupClaim }: IdentityProvider, claims: IDToken): readonly Grant[] {
  const said = claims[groupClaim];
  const names = Array.isArray(said) ? said : [said];
  return groups.filter(({ group }) => names.includes(group)).map(({ grant }) => grant);
}

async function made(
  { accounts, identityProviders }: Stores,
  provider: IdentityProvider,
  claims: IDToken,
  grants: readonly Grant[],
): Promise<Account> {
  const { organisation, slug } = provider;
  const reach = { organisations: [organisation], places: null };
  const text = (value: unknown): string | null =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : null;
  const called = text(claims['preferred_username']) ?? text(claims['email']) ?? claims.sub;
  const displayName = text(claims['name']) ?? called;
  const make = (name: string) =>
    accounts.create(reach, {
      ...{ organisation, name, displayName, person: null, source: 'provider', passwordHash: null, grants },
    });
  const account = await make(`${slug}:${called}`).catch((cause: unknown) => {
    // Somebody else of the provider is called so by now.
    if (cause instanceof VedetteError && cause.code === 'conflict') return make(`${slug}:${claims.sub}`);
    throw cause;
  });
  await identityProviders.link(provider.id, claims.sub, account.id);
  return account;
}

async function refreshed({ accounts }: Stores, account: Account, grants: readonly Grant[]): Promise<Account> {
  const isSame = JSON.stringify(account.grants) === JSON.stringify(grants);
  if (isSame || account.source !== 'provider') return account;
  const reach = { organisations: [account.organisation], places: null };
  return accounts.change(reach, account.id, { grants });
}
