import type { OpenSessionView, ownAccountRoutes, PasskeyView } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import { demandStrongPassword } from '@vedette/server';
import type { Account, AccountId, Passkey, Session } from '@vedette/store/platform';
import type { Principal } from '../module/caller.ts';
import { demandProof } from '../module/caller.ts';
import { type AccessOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { addPasskey, beginPasskey } from './passkeys.ts';
import { beginTotp, confirmTotp, factorTries } from './totp.ts';

type Routes = typeof ownAccountRoutes;

export const ownAccountAccess: AccessOf<Routes> = {
  changePassword: 'signed-in',
  sessions: 'signed-in',
  endSession: 'signed-in',
  factors: 'signed-in',
  beginTotp: 'signed-in',
  confirmTotp: 'signed-in',
  removeTotp: 'signed-in',
  passkeyOptions: 'signed-in',
  addPasskey: 'signed-in',
  removePasskey: 'signed-in',
};

export function ownAccountHandlers(deps: AccountDeps): HandlersOf<Routes> {
  return { ...ownSessions(deps), ...ownCodes(deps), ...ownPasskeys(deps) };
}

const idOf = ({ id }: Principal): AccountId => id as AccountId;

async function ownAccount({ stores }: AccountDeps, principal: Principal): Promise<Account> {
  const account = await stores.accounts.find(idOf(principal));
  if (account === null) throw new VedetteError('not-signed-in', 'caller');
  return account;
}

/** A line of what somebody did with his own account. */
function ownNote({ audit }: AccountDeps, { organisation, id }: Principal, action: string): Promise<void> {
  return audit.append({ organisation, actor: id, action, target: id, detail: null });
}

function ownSessions(
  deps: AccountDeps,
): Pick<HandlersOf<Routes>, 'changePassword' | 'sessions' | 'endSession'> {
  const { stores, passwords, now } = deps;
  const tries = factorTries(deps);
  return {
    changePassword: async (c) => {
      const principal = principalOf(c);
      const { current, next } = c.req.valid('json');
      const id = idOf(principal);
      const known = await stores.accounts.passwordHash(id);
      // Who has none yet shows by a fresh sign-in with his provider that it is he.
      if (known === null) demandProof(principal, now());
      else {
        await tries.begin(id);
        if (!(await passwords.verify(known, current ?? '')))
          throw new VedetteError('sign-in-failed', 'caller', { at: 'current' });
        await tries.cleared(id);
      }
      demandStrongPassword(next, (await ownAccount(deps, principal)).name);
      await stores.accounts.setPassword(id, await passwords.hash(next));
      await stores.sessions.endAll(id, principal.session?.hash ?? null);
      await ownNote(deps, principal, 'password-changed');
      return undefined;
    },
    sessions: async (c) => {
      const principal = principalOf(c);
      const open = await stores.sessions.list(idOf(principal), now());
      const own =
        principal.session === null ? null : await stores.sessions.find(principal.session.hash, now());
      return open.map((session) => openSessionView(session, own?.id ?? null));
    },
    endSession: async (c) => {
      const principal = principalOf(c);
      await stores.sessions.end(idOf(principal), c.req.valid('param').id);
      await ownNote(deps, principal, 'session-ended');
      return undefined;
    },
  };
}

function openSessionView(
  { account: _, provenAt: __, openedBy: by, ...rest }: Session,
  own: string | null,
): OpenSessionView {
  return { ...rest, by, isThisOne: rest.id === own };
}

function ownCodes(
  deps: AccountDeps,
): Pick<HandlersOf<Routes>, 'factors' | 'beginTotp' | 'confirmTotp' | 'removeTotp'> {
  const { stores, now } = deps;
  return {
    factors: async (c) => {
      const account = await ownAccount(deps, principalOf(c));
      const [recoveryCodesLeft, keys] = await Promise.all([
        stores.factors.codesLeft(account.id),
        stores.factors.passkeys(account.id),
      ]);
      const { hasPassword, hasTotp } = account;
      return { hasPassword, hasTotp, recoveryCodesLeft, passkeys: keys.map(passkeyView) };
    },
    beginTotp: async (c) => {
      const principal = principalOf(c);
      demandProof(principal, now());
      return beginTotp(deps, await ownAccount(deps, principal));
    },
    confirmTotp: async (c) => {
      const principal = principalOf(c);
      const recoveryCodes = await confirmTotp(deps, idOf(principal), c.req.valid('json').code);
      await stores.sessions.endAll(idOf(principal), principal.session?.hash ?? null);
      await ownNote(deps, principal, 'totp-added');
      return { recoveryCodes: [...recoveryCodes] };
    },
    removeTotp: async (c) => {
      const principal = principalOf(c);
      demandProof(principal, now());
      await stores.factors.removeTotp(idOf(principal));
      await ownNote(deps, principal, 'totp-removed');
      return undefined;
    },
  };
}

function ownPasskeys(
  deps: AccountDeps,
): Pick<HandlersOf<Routes>, 'passkeyOptions' | 'addPasskey' | 'removePasskey'> {
  const { stores, now } = deps;
  return {
    passkeyOptions: async (c) => {
      const principal = principalOf(c);
      demandProof(principal, now());
      return beginPasskey(deps, await ownAccount(deps, principal));
    },
    addPasskey: async (c) => {
      const principal = principalOf(c);
      const passkey = await addPasskey(deps, idOf(principal), c.req.valid('json'));
      await ownNote(deps, principal, 'passkey-added');
      return passkeyView(passkey);
    },
    removePasskey: async (c) => {
      const principal = principalOf(c);
      demandProof(principal, now());
      await stores.factors.removePasskey(idOf(principal), c.req.valid('param').id);
      await ownNote(deps, principal, 'passkey-removed');
      return undefined;
    },
  };
}

function passkeyView({ id, name, createdAt, lastUsedAt, isBackedUp }: Passkey): PasskeyView {
  return { id, name, createdAt, lastUsedAt, isBackedUp };
}
