import { after, duration, type Instant, instant, type Role } from '@vedette/domain';
import { hashOf, newToken } from '@vedette/server';
import type { Operator, OperatorId, OperatorStore, TokenHash } from '@vedette/store';

/** Whoever is signed in, for one request. */
export interface Caller {
  readonly operator: Operator;
  readonly token: TokenHash;
  readonly expiresAt: Instant;
}

export interface OpenedSession {
  /** For the cookie; stored nowhere. */
  readonly token: string;
  readonly expiresAt: Instant;
}

export interface Sessions {
  /** Always with a new token: one from before the sign-in is worth nothing after it. */
  open(operator: OperatorId): Promise<OpenedSession>;
  /** Who holds this token; null for nobody. Puts the end of an idle session off. */
  find(token: string): Promise<Caller | null>;
  /** The role that the session now gives, without putting its end off; null when it is over. */
  roleOf(token: TokenHash): Promise<Role | null>;
  close(token: TokenHash): Promise<void>;
}

/** Milliseconds: an untouched session ends after two hours, any session after a shift of twelve. */
const idle = duration(2 * 3_600_000);
const longest = duration(12 * 3_600_000);
/** The end is written anew at most once in this time, so that not every request costs a commit. */
const step = duration(60_000);

export function openSessions(operators: OperatorStore, now: () => Instant): Sessions {
  return {
    async open(operator) {
      const token = newToken();
      const expiresAt = after(now(), idle);
      await operators.openSession({ token: hashOf(token), operator, expiresAt });
      return { token, expiresAt };
    },
    async find(text) {
      const token = hashOf(text);
      const session = await operators.session(token);
      if (session === null) return null;
      const end = instant(Math.min(after(now(), idle), after(session.createdAt, longest)));
      if (end - session.expiresAt < step) return { ...session, token };
      await operators.extendSession(token, end);
      return { operator: session.operator, token, expiresAt: end };
    },
    roleOf: async (token) => (await operators.session(token))?.operator.role ?? null,
    close: (token) => operators.closeSession(token),
  };
}
