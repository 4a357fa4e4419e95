import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { VedetteError } from '@vedette/domain';
import type { Account, AccountId, Passkey } from '@vedette/store/platform';
import { z } from 'zod';
import type { AccountDeps } from './deps.ts';
import { issueTicket, type TicketKind, takeTicket } from './tickets.ts';

type Needs = Pick<AccountDeps, 'stores' | 'now' | 'origin'>;
type Document = Readonly<Record<string, unknown>>;

const passkeysAtMost = 20;
const challengeShape = z.object({ challenge: z.string() });
const ticketsOf = ({ stores, now }: Needs) => ({ tickets: stores.tickets, now });
const rpIdOf = ({ origin }: Needs): string => new URL(origin).hostname;
const failed = (cause?: unknown): VedetteError =>
  new VedetteError('sign-in-failed', 'caller', { at: 'passkey' }, { cause });

export interface Begun {
  readonly ticket: string;
  readonly options: Record<string, unknown>;
}

/** Begins to add a passkey. @throws `conflict` for one too many */
export async function beginPasskey(needs: Needs, account: Account): Promise<Begun> {
  const known = await needs.stores.factors.passkeys(account.id);
  if (known.length >= passkeysAtMost) throw new VedetteError('conflict', 'caller', { at: 'passkeys' });
  const options = await generateRegistrationOptions({
    rpName: 'Vedette',
    rpID: rpIdOf(needs),
    userName: account.name,
    userDisplayName: account.displayName,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { challenge } = options;
  const ticket = await issueTicket(ticketsOf(needs), 'passkey-new', account.id, { challenge });
  return { ticket, options: { ...options } };
}

/** @throws `sign-in-failed` for an answer that is not of this browser, account and moment, `conflict` */
export async function addPasskey(
  needs: Needs,
  account: AccountId,
  { ticket, name, response }: { readonly ticket: string; readonly name: string; readonly response: Document },
): Promise<Passkey> {
  const taken = await takeTicket(ticketsOf(needs), 'passkey-new', ticket, challengeShape);
  if (taken === null || taken.account !== account) throw failed();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    // The library parses it itself, and refuses what it does not know.
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: taken.data.challenge,
    expectedOrigin: needs.origin,
    expectedRPID: rpIdOf(needs),
  }).catch((cause: unknown) => {
    throw failed(cause);
  });
  if (!verified || registrationInfo === undefined) throw failed();
  const { credential, credentialBackedUp: isBackedUp } = registrationInfo;
  const { id, publicKey, counter, transports = [] } = credential;
  return needs.stores.factors.addPasskey({
    ...{ account, credential: id, publicKey, counter, transports, isBackedUp, name, createdAt: needs.now() },
  });
}

/** Begins to ask for a passkey: of one account, or of whoever has one here. */
export async function askForPasskey(
  needs: Needs,
  kind: Extract<TicketKind, 'passkey-sign-in' | 'passkey-proof'>,
  account: AccountId | null,
): Promise<Begun> {
  const { options, challenge } = await passkeyChallenge(needs, account);
  return { ticket: await issueTicket(ticketsOf(needs), kind, account, { challenge }), options };
}

/** What a browser is asked; `challenge` is to be kept until it answers. */
export async function passkeyChallenge(needs: Needs, account: AccountId | null) {
  const known = account === null ? [] : await needs.stores.factors.passkeys(account);
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(needs),
    userVerification: 'required',
    allowCredentials: known.map(({ credential }) => ({ id: credential })),
  });
  return { options: { ...options } as Record<string, unknown>, challenge: options.challenge };
}

/** The account whose passkey answered. @throws `sign-in-failed` */
export async function passkeyAnswered(
  needs: Needs,
  kind: Extract<TicketKind, 'passkey-sign-in' | 'passkey-proof'>,
  ticket: string,
  response: Document,
): Promise<AccountId> {
  const taken = await takeTicket(ticketsOf(needs), kind, ticket, challengeShape);
  if (taken === null) throw failed();
  return verifyPasskey(needs, taken.data.challenge, response, taken.account);
}

/** @param account whose it must be; null for anybody's @throws `sign-in-failed` */
export async function verifyPasskey(
  needs: Needs,
  challenge: string,
  response: Document,
  account: AccountId | null,
): Promise<AccountId> {
  const { id } = response;
  const key = typeof id === 'string' ? await needs.stores.factors.byCredential(id) : null;
  if (key === null || (account !== null && key.account !== account)) throw failed();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: needs.origin,
    expectedRPID: rpIdOf(needs),
    credential: { id: key.credential, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
  }).catch((cause: unknown) => {
    throw failed(cause);
  });
  const { newCounter, credentialBackedUp } = authenticationInfo;
  // A counter that stands still tells of a copy.
  const isNew =
    verified && (await needs.stores.factors.usedPasskey(key.id, newCounter, credentialBackedUp, needs.now()));
  if (!isNew) throw failed();
  return key.account;
}
