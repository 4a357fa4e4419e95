import type { Branded, Instant, Role } from '@vedette/domain';

export type OperatorId = Branded<string, 'OperatorId'>;
/** SHA-256 of a session token, in hex; the token itself is never stored. */
export type TokenHash = Branded<string, 'TokenHash'>;

export interface NewOperator {
  readonly id: OperatorId;
  /** Sign-in name, unique whatever its case. */
  readonly name: string;
  readonly role: Role;
  /** A PHC string, as argon2id gives it. */
  readonly passwordHash: string;
}

export interface Operator {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  readonly lockedUntil: Instant | null;
  readonly createdAt: Instant;
}

export interface OperatorSecret extends Operator {
  readonly passwordHash: string;
}

export interface OperatorPatch {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  /** Ends the operator's sessions. */
  readonly passwordHash?: string | undefined;
}

export interface NewSession {
  readonly token: TokenHash;
  readonly operator: OperatorId;
  readonly expiresAt: Instant;
}

export interface Session {
  readonly operator: Operator;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export interface OperatorStore {
  /** The first operator of a sentinel. @throws `already-claimed` when there is one */
  claim(operator: NewOperator): Promise<Operator>;
  /** @throws `conflict` when the name or id is taken */
  create(operator: NewOperator): Promise<Operator>;
  get(id: OperatorId): Promise<Operator | null>;
  /** With the password hash, for a sign-in. */
  byName(name: string): Promise<OperatorSecret | null>;
  all(): Promise<readonly Operator[]>;
  /**
   * Disabling ends the sessions.
   * @throws `not-found`, `conflict` for a name taken or when no enabled owner would be left
   */
  patch(id: OperatorId, patch: OperatorPatch): Promise<Operator>;
  /**
   * Ends the sessions and frees the name; of the operator only the name stays, for `names`.
   * @throws `not-found`, `conflict` when no enabled owner would be left
   */
  remove(id: OperatorId): Promise<void>;
  /** The names of all operators there ever were: whom a line of the audit log means. */
  names(): Promise<ReadonlyMap<OperatorId, string>>;
  /** One more wrong password; gives the new count. @throws `not-found` */
  countFailure(id: OperatorId): Promise<number>;
  lock(id: OperatorId, until: Instant): Promise<void>;
  clearFailures(id: OperatorId): Promise<void>;
  openSession(session: NewSession): Promise<void>;
  /** Null when unknown, expired, or when the operator is disabled. */
  session(token: TokenHash): Promise<Session | null>;
  extendSession(token: TokenHash, expiresAt: Instant): Promise<void>;
  closeSession(token: TokenHash): Promise<void>;
  closeSessionsOf(id: OperatorId): Promise<number>;
}
