import type { AccountView, accountRoutes } from '@vedette/contract/platform';
import { type OrganisationId, type PersonId, VedetteError } from '@vedette/domain';
import { demandStrongPassword } from '@vedette/server';
import type { Account, AccountId, Cursor, Grant } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type Caller, demandProof, type Principal } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { demandEverywhere, demandGivable, demandHeld } from './no-more-than-oneself.ts';
import { heldGrants } from './principals.ts';

type Routes = typeof accountRoutes;

export const accountAccess: AccessOf<Routes> = {
  list: 'accounts-see',
  create: 'accounts-change',
  get: 'accounts-see',
  change: 'accounts-change',
  remove: 'accounts-change',
  endSessions: 'accounts-change',
  resetFactors: 'accounts-change',
};

export function accountHandlers(deps: AccountDeps): HandlersOf<Routes> {
  return { ...readers(deps), ...writers(deps), ...resets(deps) };
}

function readers({ stores }: AccountDeps): Pick<HandlersOf<Routes>, 'list' | 'get'> {
  return {
    list: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const { organisation, cursor, limit } = c.req.valid('query');
      const filter = { organisation: organisation as OrganisationId | undefined, limit };
      const page = await stores.accounts.list(caller.reach, {
        ...filter,
        cursor: cursor as Cursor | undefined,
      });
      return { items: page.items.map(accountView), next: page.next };
    },
    get: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      return accountView(await theAccount(stores, caller, c.req.valid('param').id));
    },
  };
}

function writers(deps: AccountDeps): Pick<HandlersOf<Routes>, 'create' | 'change' | 'remove'> {
  const { stores, passwords, audit, now } = deps;
  return {
    create: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const { name, displayName, password, person, grants, organisation } = c.req.valid('json');
      const given = grants as Grant[];
      await demandGivable(stores, principal, given);
      if (password !== null) demandStrongPassword(password, name);
      const account = await stores.accounts.create(caller.reach, {
        ...{ name, displayName, source: 'hand', grants: given, person: (person ?? null) as PersonId | null },
        organisation: (organisation ?? caller.organisation) as OrganisationId,
        passwordHash: password === null ? null : await passwords.hash(password),
      });
      await note(audit, caller, 'account-created', account.id, { roles: rolesOf(given) });
      return accountView(account);
    },
    change: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const { displayName, password, person, isDisabled, grants } = c.req.valid('json');
      const given = grants as Grant[] | undefined;
      const known = await theAccount(stores, caller, c.req.valid('param').id);
      // So that nobody locks himself out, and an owner stays.
      if (known.id === caller.account && (given !== undefined || isDisabled === true))
        throw new VedetteError('conflict', 'caller', { at: 'own account' });
      await demandRuler(deps, principal, known);
      if (given !== undefined) await demandGivable(stores, principal, given);
      if (password !== undefined) demandStrongPassword(password, known.name);
      const account = await stores.accounts.change(caller.reach, known.id, {
        ...{ displayName, isDisabled, grants: given, person: person as PersonId | null | undefined },
        passwordHash: password === undefined ? undefined : await passwords.hash(password),
      });
      const changed = Object.keys(c.req.valid('json')).join(' ');
      const roles = given === undefined ? {} : { roles: rolesOf(given) };
      await note(audit, caller, 'account-changed', account.id, { changed, ...roles });
      return accountView(account);
    },
    remove: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const known = await theAccount(stores, caller, c.req.valid('param').id);
      if (known.id === caller.account) throw new VedetteError('conflict', 'caller', { at: 'own account' });
      await demandRuler(deps, principal, known);
      await stores.accounts.remove(caller.reach, known.id);
      await note(audit, caller, 'account-removed', known.id);
      return undefined;
    },
  };
}

function resets(deps: AccountDeps): Pick<HandlersOf<Routes>, 'endSessions' | 'resetFactors'> {
  const { stores, audit, now } = deps;
  return {
    endSessions: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const known = await theAccount(stores, caller, c.req.valid('param').id);
      await stores.sessions.endAll(known.id, null);
      await note(audit, caller, 'account-signed-out', known.id);
      return undefined;
    },
    resetFactors: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const known = await theAccount(stores, caller, c.req.valid('param').id);
      await demandRuler(deps, principal, known);
      await stores.factors.reset(known.id);
      await stores.sessions.endAll(known.id, null);
      await note(audit, caller, 'account-factors-reset', known.id);
      return undefined;
    },
  };
}

/** Whoever may set another’s password may be him: so he must hold all that the other holds. @throws `not-allowed` */
async function demandRuler({ stores }: AccountDeps, principal: Principal, known: Account): Promise<void> {
  if (known.id !== principal.id) demandHeld(principal, await heldGrants(stores, known.grants));
}

async function theAccount(stores: AccountDeps['stores'], { reach }: Caller, id: string): Promise<Account> {
  const account = await stores.accounts.get(reach, id as AccountId);
  if (account === null) throw new VedetteError('not-found', 'caller', { at: 'account' });
  return account;
}

const rolesOf = (grants: readonly Grant[]): string => grants.map(({ role }) => role).join(' ');

export function accountView({ grants, ...rest }: Account): AccountView {
  return {
    ...rest,
    grants: grants.map(({ role, places }) => ({ role, places: places === null ? null : [...places] })),
  };
}
