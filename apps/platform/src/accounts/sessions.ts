import { after, duration, type Instant, instant } from '@vedette/domain';
import { hashOf, newToken } from '@vedette/server';
import type { AccountId, AccountStores, Session, SessionOpening } from '@vedette/store/platform';
import type { Principal } from '../module/caller.ts';
import { accountPrincipal, keyPrincipal } from './principals.ts';

/** An untouched session ends after two hours, any session after a shift of twelve. */
const idle = duration(2 * 3_600_000);
export const longestSession = duration(12 * 3_600_000);
/** What is written at every request is written at most once in this time. */
const step = duration(60_000);

export interface SessionNeeds {
  readonly stores: Pick<AccountStores, 'sessions' | 'accounts' | 'organisations' | 'roles' | 'apiKeys'>;
  readonly now: () => Instant;
}

export interface Whence {
  /** As the socket, or a proxy that is trusted, says. */
  readonly address: string | null;
  readonly agent: string | null;
}

export interface OpenedSession {
  /** For the cookie; stored nowhere. */
  readonly token: string;
  readonly hash: string;
  readonly session: Session;
}

/** Always with a new token: one from before the sign-in is worth nothing after it. */
export async function openSession(
  { stores, now }: SessionNeeds,
  account: AccountId,
  openedBy: SessionOpening,
  { address, agent }: Whence,
): Promise<OpenedSession> {
  const token = newToken();
  const hash = hashOf(token);
  const at = now();
  const session = await stores.sessions.open(hash, {
    ...{ account, openedBy, createdAt: at, expiresAt: after(at, idle) },
    ...{ address: address?.slice(0, 64) ?? null, agent: agent?.slice(0, 200) ?? null },
  });
  await stores.accounts.signedIn(account, at);
  return { token, hash, session };
}

/** Who holds this token; null for nobody. Puts the end of an idle session off. */
export async function sessionPrincipal(
  { stores, now }: SessionNeeds,
  token: string,
): Promise<Principal | null> {
  const hash = hashOf(token);
  const at = now();
  const session = await stores.sessions.find(hash, at);
  const account = session === null ? null : await stores.accounts.find(session.account);
  if (session === null || account === null) return null;
  const end = instant(Math.min(after(at, idle), after(session.createdAt, longestSession)));
  const isLater = end - session.expiresAt >= step;
  if (isLater) await stores.sessions.extend(hash, at, end);
  const { provenAt } = session;
  return accountPrincipal(stores, account, { hash, provenAt, expiresAt: isLater ? end : session.expiresAt });
}

export const keyPrefix = 'vk_';

/** A program by its key; null for one that is unknown, revoked or over. */
export async function bearerPrincipal(
  { stores, now }: SessionNeeds,
  secret: string,
): Promise<Principal | null> {
  if (!secret.startsWith(keyPrefix)) return null;
  const at = now();
  const key = await stores.apiKeys.find(hashOf(secret), at);
  if (key === null) return null;
  if (key.lastUsedAt === null || at - key.lastUsedAt >= step) await stores.apiKeys.used(key.id, at);
  return keyPrincipal(stores, key);
}
