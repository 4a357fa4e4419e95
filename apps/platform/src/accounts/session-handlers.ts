import { contractVersion } from '@vedette/contract';
import type { PlatformSessionView, platformSessionRoutes, SignInAnswer } from '@vedette/contract/platform';
import { after, VedetteError } from '@vedette/domain';
import { demandStrongPassword, hashOf } from '@vedette/server';
import type { Account, AccountId, SessionOpening } from '@vedette/store/platform';
import type { Context } from 'hono';
import { z } from 'zod';
import { proofLife } from '../module/caller.ts';
import { type AccessOf, type HandlersOf, type ModuleEnv, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import type { FirstRun } from './first-run.ts';
import { askForPasskey, passkeyAnswered, passkeyChallenge, verifyPasskey } from './passkeys.ts';
import { accountPrincipal } from './principals.ts';
import type { SessionCookie } from './session-cookie.ts';
import { sessionView } from './session-view.ts';
import { openSession, type Whence } from './sessions.ts';
import { openSignIn } from './sign-in.ts';
import { issueTicket, putBack, takeTicket } from './tickets.ts';
import { factorTries, isRecoveryCodeRight, isTotpRight } from './totp.ts';

type Routes = typeof platformSessionRoutes;
type Ask = Context<ModuleEnv>;

export interface SessionDeps extends AccountDeps {
  readonly firstRun: FirstRun;
  readonly cookie: SessionCookie;
  readonly whence: (c: Ask) => Whence;
  /** The first site takes its name with the claim. */
  readonly renameFirstSite: (
    organisation: Account['organisation'],
    name: string,
    timeZone?: string,
  ) => Promise<void>;
}

export const sessionAccess: AccessOf<Routes> = {
  welcome: 'anyone',
  claim: 'anyone',
  signIn: 'anyone',
  secondFactor: 'anyone',
  passkeyOptions: 'anyone',
  passkey: 'anyone',
  signOut: 'signed-in',
  proofOptions: 'signed-in',
  prove: 'signed-in',
};

export function sessionHandlers(deps: SessionDeps): HandlersOf<Routes> {
  return { ...arriving(deps), ...signingIn(deps), ...proving(deps) };
}

/** Opens a session for whoever has shown who he is. */
export async function begin(
  deps: SessionDeps,
  c: Ask,
  account: Account,
  by: SessionOpening,
): Promise<PlatformSessionView> {
  const { stores, cookie, audit } = deps;
  const before = cookie.read(c);
  if (before !== undefined) await stores.sessions.close(hashOf(before));
  const { token, hash, session } = await openSession(deps, account.id, by, deps.whence(c));
  const { expiresAt, provenAt } = session;
  const principal = await accountPrincipal(stores, account, { hash, expiresAt, provenAt });
  if (principal === null) throw new VedetteError('sign-in-failed', 'caller');
  await audit.append({
    ...{ organisation: account.organisation, actor: account.id, action: 'signed-in', target: account.id },
    detail: { by },
  });
  cookie.keep(c, token);
  return sessionView(stores, account, principal);
}

function arriving(deps: SessionDeps): Pick<HandlersOf<Routes>, 'welcome' | 'claim'> {
  const { stores, firstRun, passwords, audit } = deps;
  return {
    welcome: async (c) => {
      const { principal } = c.var;
      const isPerson = principal !== null && principal !== undefined && principal.session !== null;
      const account = isPerson ? await stores.accounts.find(principal.id as AccountId) : null;
      return {
        claimed: await firstRun.isClaimed(),
        version: contractVersion,
        session: account === null || !isPerson ? null : await sessionView(stores, account, principal),
        providers: [...(await stores.identityProviders.listed())],
      };
    },
    claim: async (c) => {
      const { code, name, password, organisation, site, timeZone } = c.req.valid('json');
      await firstRun.demandCode(code);
      demandStrongPassword(password, name);
      const first = await stores.organisations.first();
      if (first === null) throw new VedetteError('internal', 'self', { at: 'first organisation' });
      const account = await stores.accounts.claim({
        ...{ organisation: first.id, name, displayName: name, person: null, source: 'hand' },
        ...{ passwordHash: await passwords.hash(password), grants: [{ role: 'owner', places: null }] },
      });
      if (account === null) throw new VedetteError('already-claimed', 'caller');
      await firstRun.over();
      await stores.organisations.change({ organisations: [first.id], places: null }, first.id, {
        name: organisation,
      });
      await deps.renameFirstSite(first.id, site, timeZone);
      await audit.append({
        ...{
          organisation: first.id,
          actor: account.id,
          action: 'platform-claimed',
          target: account.id,
          detail: null,
        },
      });
      return begin(deps, c, account, 'claim');
    },
  };
}

const secondFactorShape = z.object({ challenge: z.string().nullable() });

function signingIn(
  deps: SessionDeps,
): Pick<HandlersOf<Routes>, 'signIn' | 'secondFactor' | 'passkeyOptions' | 'passkey' | 'signOut'> {
  const { stores, now, firstRun, cookie, audit } = deps;
  const signIn = openSignIn(deps);
  const tickets = { tickets: stores.tickets, now };
  const tries = factorTries(deps);
  return {
    signIn: async (c) => {
      if (!(await firstRun.isClaimed())) throw new VedetteError('not-claimed', 'caller');
      const account = await signIn({ ...c.req.valid('json'), address: deps.whence(c).address });
      if (!account.hasTotp && account.passkeys === 0)
        return { state: 'signed-in', session: await begin(deps, c, account, 'password') };
      return halfWay(deps, account);
    },
    secondFactor: async (c) => {
      const given = c.req.valid('json');
      const taken = await takeTicket(tickets, 'second-factor', given.ticket, secondFactorShape);
      if (taken === null || taken.account === null)
        throw new VedetteError('sign-in-failed', 'caller', { at: 'ticket' });
      const { account: id, data, end } = taken;
      try {
        await tries.begin(id);
        await demandFactor(deps, id, given, data.challenge);
      } catch (cause) {
        await putBack(tickets, 'second-factor', given.ticket, id, data, end);
        throw cause;
      }
      await tries.cleared(id);
      return begin(deps, c, await standing(deps, id), 'password');
    },
    passkeyOptions: () => askForPasskey(deps, 'passkey-sign-in', null),
    passkey: async (c) => {
      const { ticket, response } = c.req.valid('json');
      const id = await passkeyAnswered(deps, 'passkey-sign-in', ticket, response);
      return begin(deps, c, await standing(deps, id), 'passkey');
    },
    signOut: async (c) => {
      const principal = principalOf(c);
      if (principal.session !== null) await stores.sessions.close(principal.session.hash);
      await audit.append({
        ...{ organisation: principal.organisation, actor: principal.id, action: 'signed-out' },
        ...{ target: principal.id, detail: null },
      });
      cookie.drop(c);
      return undefined;
    },
  };
}

async function halfWay(deps: SessionDeps, account: Account): Promise<SignInAnswer> {
  const hasPasskey = account.passkeys > 0;
  const asked = hasPasskey ? await passkeyChallenge(deps, account.id) : null;
  const tickets = { tickets: deps.stores.tickets, now: deps.now };
  const ticket = await issueTicket(tickets, 'second-factor', account.id, {
    challenge: asked?.challenge ?? null,
  });
  const methods: ('totp' | 'recovery-code' | 'passkey')[] = [
    ...(account.hasTotp ? (['totp', 'recovery-code'] as const) : []),
    ...(hasPasskey ? (['passkey'] as const) : []),
  ];
  return { state: 'second-factor', ticket, methods, passkey: asked?.options ?? null };
}

type Factor =
  | { readonly by: 'totp' | 'recovery-code'; readonly code: string }
  | { readonly by: 'passkey'; readonly response: Readonly<Record<string, unknown>> };

/** @throws VedetteError `sign-in-failed` */
async function demandFactor(
  deps: SessionDeps,
  account: AccountId,
  given: Factor,
  challenge: string | null,
): Promise<void> {
  if (given.by === 'passkey') {
    if (challenge === null) throw new VedetteError('sign-in-failed', 'caller', { at: 'passkey' });
    await verifyPasskey(deps, challenge, given.response, account);
    return;
  }
  const isRight = given.by === 'totp' ? isTotpRight : isRecoveryCodeRight;
  if (await isRight(deps, account, given.code)) return;
  const { organisation } = await standing(deps, account);
  const line = { organisation, actor: 'nobody', action: 'sign-in-failed', target: account } as const;
  await deps.audit.append({ ...line, detail: { at: given.by } });
  throw new VedetteError('sign-in-failed', 'caller', { at: 'code' });
}

/** @throws VedetteError `sign-in-failed` for one that is gone or disabled */
async function standing({ stores }: SessionDeps, id: AccountId): Promise<Account> {
  const account = await stores.accounts.find(id);
  if (account === null || account.isDisabled) throw new VedetteError('sign-in-failed', 'caller');
  return account;
}

function proving(deps: SessionDeps): Pick<HandlersOf<Routes>, 'proofOptions' | 'prove'> {
  const { stores, now, passwords, audit } = deps;
  const tries = factorTries(deps);
  const isProof = async (id: AccountId, given: Given): Promise<boolean> => {
    if (given.by === 'password')
      return passwords.verify(await stores.accounts.passwordHash(id), given.password);
    if (given.by === 'totp') return isTotpRight(deps, id, given.code);
    return (await passkeyAnswered(deps, 'passkey-proof', given.ticket, given.response)) === id;
  };
  return {
    proofOptions: (c) => askForPasskey(deps, 'passkey-proof', principalOf(c).id as AccountId),
    prove: async (c) => {
      const principal = principalOf(c);
      const id = principal.id as AccountId;
      const { session } = principal;
      if (session === null) throw new VedetteError('not-signed-in', 'caller');
      await tries.begin(id);
      if (!(await isProof(id, c.req.valid('json'))))
        throw new VedetteError('sign-in-failed', 'caller', { at: 'proof' });
      await tries.cleared(id);
      await stores.sessions.proven(session.hash, now());
      await audit.append({
        ...{ organisation: principal.organisation, actor: id, action: 'proven', target: id },
        detail: { by: c.req.valid('json').by },
      });
      return { provenUntil: after(now(), proofLife) };
    },
  };
}

type Given =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'totp'; readonly code: string }
  | { readonly by: 'passkey'; readonly ticket: string; readonly response: Readonly<Record<string, unknown>> };
