import type { Branded, Instant, OrganisationId, PersonId } from '@vedette/domain';
import type { WrappedKey } from '@vedette/vault';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export type AccountId = Branded<string, 'AccountId'>;

export interface Organisation {
  readonly id: OrganisationId;
  readonly parent: OrganisationId | null;
  readonly name: string;
  readonly createdAt: Instant;
  readonly askReason: boolean;
  readonly exportNeedsTwo: boolean;
}

export interface OrganisationChange {
  readonly name?: string | undefined;
  readonly askReason?: boolean | undefined;
  readonly exportNeedsTwo?: boolean | undefined;
}

export interface OrganisationStore {
  /** The one at the top that was made first, which the platform belongs to; null in a new database. */
  first(): Promise<Organisation | null>;
  /** Makes the first one with one site, unless there is one. Of several processes one does it. */
  found(name: string, site: string, timeZone: string): Promise<void>;
  find(id: OrganisationId): Promise<Organisation | null>;
  /** It and all below it. */
  below(id: OrganisationId): Promise<readonly OrganisationId[]>;
  /** Those above first. */
  list(reach: Reach): Promise<readonly Organisation[]>;
  /** @throws `not-found` for a parent out of reach */
  create(reach: Reach, parent: OrganisationId, name: string): Promise<Organisation>;
  /** @throws `not-found` */
  change(reach: Reach, id: OrganisationId, change: OrganisationChange): Promise<Organisation>;
}

/** A role at places and all below them; null: everywhere in the organisation and in those below it. */
export interface Grant {
  /** A built-in role by its name, or the id of an organisation's own. */
  readonly role: string;
  readonly places: readonly LocationId[] | null;
}

export interface Account {
  readonly id: AccountId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly displayName: string;
  readonly person: PersonId | null;
  readonly source: 'hand' | 'provider';
  readonly isDisabled: boolean;
  readonly grants: readonly Grant[];
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  readonly passkeys: number;
  readonly createdAt: Instant;
  readonly lastSignInAt: Instant | null;
}

export interface NewAccount {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly displayName: string;
  readonly person: PersonId | null;
  readonly source: 'hand' | 'provider';
  readonly passwordHash: string | null;
  readonly grants: readonly Grant[];
}

export interface AccountChange {
  readonly displayName?: string | undefined;
  readonly person?: PersonId | null | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly passwordHash?: string | undefined;
  readonly grants?: readonly Grant[] | undefined;
}

export interface AccountStore {
  /** @throws `conflict` for a name that somebody has, `not-found` for an organisation or place out of reach */
  create(reach: Reach, account: NewAccount): Promise<Account>;
  /** The first account there is: null when somebody was faster. */
  claim(account: NewAccount): Promise<Account | null>;
  anybody(): Promise<boolean>;
  get(reach: Reach, id: AccountId): Promise<Account | null>;
  /** By name. */
  list(
    reach: Reach,
    filter: PageRequest & { readonly organisation?: OrganisationId | undefined },
  ): Promise<Page<Account>>;
  /** Ends all its sessions when the password, the grants or its standing change. @throws `not-found` */
  change(reach: Reach, id: AccountId, change: AccountChange): Promise<Account>;
  /** @throws `not-found` */
  remove(reach: Reach, id: AccountId): Promise<void>;
  /** Of any organisation: for whoever is signing in, and for a session. */
  find(id: AccountId): Promise<Account | null>;
  byName(name: string): Promise<{ readonly account: Account; readonly passwordHash: string | null } | null>;
  passwordHash(id: AccountId): Promise<string | null>;
  setPassword(id: AccountId, hash: string): Promise<void>;
  signedIn(id: AccountId, at: Instant): Promise<void>;
  /** Names of accounts and keys of an organisation's chain. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface Role {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly permissions: readonly string[];
}

export interface RoleStore {
  list(reach: Reach): Promise<readonly Role[]>;
  /** Of any organisation; ids that are none are left out. */
  find(ids: readonly string[]): Promise<readonly Role[]>;
  /** @throws `conflict` for a name that the organisation has */
  create(reach: Reach, role: Omit<Role, 'id'>): Promise<Role>;
  /** @throws `not-found`, `conflict` */
  change(
    reach: Reach,
    id: string,
    change: { readonly name?: string | undefined; readonly permissions?: readonly string[] | undefined },
  ): Promise<Role>;
  /** @throws `not-found`, `conflict` while somebody has it */
  remove(reach: Reach, id: string): Promise<void>;
}

export const sessionOpenings = ['password', 'passkey', 'provider', 'claim'] as const;
export type SessionOpening = (typeof sessionOpenings)[number];

export interface Session {
  readonly id: string;
  readonly account: AccountId;
  readonly openedBy: SessionOpening;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly provenAt: Instant;
  readonly address: string | null;
  readonly agent: string | null;
}

export interface SessionStore {
  open(hash: string, session: Omit<Session, 'id' | 'seenAt' | 'provenAt'>): Promise<Session>;
  /** Null when it is over, or its account is disabled. */
  find(hash: string, at: Instant): Promise<Session | null>;
  extend(hash: string, at: Instant, end: Instant): Promise<void>;
  proven(hash: string, at: Instant): Promise<void>;
  close(hash: string): Promise<void>;
  /** Those that are not over, the latest first. */
  list(account: AccountId, at: Instant): Promise<readonly Session[]>;
  /** One of an account's own. @throws `not-found` */
  end(account: AccountId, id: string): Promise<void>;
  /** @param except of this hash */
  endAll(account: AccountId, except: string | null): Promise<void>;
  forget(before: Instant): Promise<void>;
}

export interface Passkey {
  readonly id: string;
  readonly account: AccountId;
  /** base64url. */
  readonly credential: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly isBackedUp: boolean;
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

export interface FactorStore {
  /** Replaces a secret that was not confirmed. @throws `conflict` when one counts already */
  setTotp(account: AccountId, secret: WrappedKey): Promise<void>;
  totp(account: AccountId): Promise<{ readonly secret: WrappedKey; readonly isConfirmed: boolean } | null>;
  /** Counts from now on, with these recovery codes. */
  confirmTotp(account: AccountId, step: number, codes: readonly Uint8Array[], at: Instant): Promise<void>;
  removeTotp(account: AccountId): Promise<void>;
  /** Takes a step of time whose code was right; false when it, or a later one, was taken before. */
  takeStep(account: AccountId, step: number): Promise<boolean>;
  /** Uses a recovery code up; false when there is none. */
  takeCode(account: AccountId, hash: Uint8Array): Promise<boolean>;
  codesLeft(account: AccountId): Promise<number>;
  /** @throws `conflict` for one that is known */
  addPasskey(passkey: Omit<Passkey, 'id' | 'lastUsedAt'>): Promise<Passkey>;
  passkeys(account: AccountId): Promise<readonly Passkey[]>;
  byCredential(credential: string): Promise<Passkey | null>;
  /** Its counter only grows; false when it did not. */
  usedPasskey(id: string, counter: number, isBackedUp: boolean, at: Instant): Promise<boolean>;
  /** @throws `not-found` */
  removePasskey(account: AccountId, id: string): Promise<void>;
  /** TOTP, recovery codes and passkeys of somebody who has lost them. */
  reset(account: AccountId): Promise<void>;
}

export interface Ticket {
  readonly account: AccountId | null;
  readonly data: unknown;
}

export interface TicketStore {
  issue(hash: string, kind: string, ticket: Ticket, expiresAt: Instant): Promise<void>;
  /** Once. */
  take(hash: string, kind: string, at: Instant): Promise<Ticket | null>;
  forget(before: Instant): Promise<void>;
}

export interface AttemptStore {
  /**
   * Counts one more wrong try unless the wait after those before is not over: then gives the milliseconds left.
   * @param waitAfter milliseconds after so many tries
   */
  begin(who: string, at: Instant, waitAfter: (count: number) => number): Promise<number>;
  /** The last try was right; those before it still count. */
  takeBack(who: string): Promise<void>;
  clear(who: string): Promise<void>;
  forget(before: Instant): Promise<void>;
}

export interface ApiKey {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly places: readonly LocationId[] | null;
  readonly createdBy: AccountId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

export interface ApiKeyStore {
  /** @throws `not-found` for an organisation or place out of reach */
  create(reach: Reach, hash: string, key: Omit<ApiKey, 'id' | 'lastUsedAt'>): Promise<ApiKey>;
  list(reach: Reach): Promise<readonly ApiKey[]>;
  /** @throws `not-found` */
  revoke(reach: Reach, id: string): Promise<void>;
  find(hash: string, at: Instant): Promise<ApiKey | null>;
  byId(id: string, at: Instant): Promise<ApiKey | null>;
  used(id: string, at: Instant): Promise<void>;
}

export interface GroupGrant {
  readonly group: string;
  readonly grant: Grant;
}

export interface IdentityProvider {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: WrappedKey;
  readonly groupClaim: string;
  readonly groups: readonly GroupGrant[];
  readonly isListed: boolean;
  readonly isActive: boolean;
  readonly createdAt: Instant;
}

export type IdentityProviderChange = {
  readonly [K in Exclude<keyof IdentityProvider, 'id' | 'organisation' | 'slug' | 'createdAt'>]?:
    | IdentityProvider[K]
    | undefined;
};

export interface IdentityProviderStore {
  /** @throws `not-found` for an organisation or place out of reach, `conflict` for a slug in use */
  create(reach: Reach, provider: IdentityProvider): Promise<IdentityProvider>;
  list(reach: Reach): Promise<readonly IdentityProvider[]>;
  get(reach: Reach, id: string): Promise<IdentityProvider | null>;
  /** @throws `not-found` */
  change(reach: Reach, id: string, change: IdentityProviderChange): Promise<IdentityProvider>;
  /** @throws `not-found` */
  remove(reach: Reach, id: string): Promise<void>;
  bySlug(slug: string): Promise<IdentityProvider | null>;
  /** Those offered to everybody. */
  listed(): Promise<readonly Pick<IdentityProvider, 'slug' | 'name'>[]>;
  accountOf(provider: string, subject: string): Promise<AccountId | null>;
  link(provider: string, subject: string, account: AccountId): Promise<void>;
}

export interface NewAuditLine {
  readonly organisation: OrganisationId;
  readonly actor: string;
  readonly action: string;
  readonly target: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>> | null;
}

export interface StoredAuditLine extends NewAuditLine {
  readonly seq: number;
  readonly at: Instant;
  readonly hash: string;
}

export interface PlatformAuditFilter extends PageRequest {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

export type AuditChainVerdict =
  | { readonly isWhole: true; readonly lines: number; readonly head: string }
  | { readonly isWhole: false; readonly lines: number; readonly head: string; readonly brokenAt: number };

/** Append-only; each line's hash covers the one before. A chain for each organisation. */
export interface PlatformAuditStore {
  append(line: NewAuditLine, at: Instant): Promise<void>;
  /** Newest first. */
  list(organisation: OrganisationId, filter: PlatformAuditFilter): Promise<Page<StoredAuditLine>>;
  verify(organisation: OrganisationId): Promise<AuditChainVerdict>;
}

export const approvalStates = ['waiting', 'approved', 'refused', 'used', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export interface Approval {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly act: string;
  readonly subject: unknown;
  readonly reason: string;
  readonly state: ApprovalState;
  readonly requestedBy: AccountId;
  readonly requestedAt: Instant;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Instant | null;
  readonly note: string | null;
  readonly expiresAt: Instant;
}

export interface NewApproval {
  readonly organisation: OrganisationId;
  readonly act: string;
  readonly subjectHash: string;
  readonly subject: unknown;
  readonly reason: string;
  readonly requestedBy: AccountId;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
}

/** What two people do together. */
export interface ApprovalStore {
  request(approval: NewApproval): Promise<Approval>;
  get(reach: Reach, id: string, at: Instant): Promise<Approval | null>;
  /** @param requestedBy only those of one account */
  list(
    reach: Reach,
    filter: PageRequest & {
      readonly state?: ApprovalState | undefined;
      readonly requestedBy?: AccountId | undefined;
    },
    at: Instant,
  ): Promise<Page<Approval>>;
  /** @throws `not-found`, `conflict` when it does not wait, `not-allowed` for one's own request */
  decide(
    reach: Reach,
    id: string,
    decision: { readonly isApproved: boolean; readonly by: AccountId; readonly note: string | null },
    at: Instant,
  ): Promise<Approval>;
  /** Uses an approval up, if it was given for exactly this, to this account. */
  use(
    id: string,
    used: { readonly by: AccountId; readonly act: string; readonly subjectHash: string },
    at: Instant,
  ): Promise<Approval | null>;
}

export interface TaskStore {
  /** Whether this caller shall do it now: it is due, and nobody else is at it. */
  take(name: string, at: Instant, until: Instant): Promise<boolean>;
  done(name: string, dueAt: Instant): Promise<void>;
}

export interface SecretShelf {
  get(name: string): Promise<WrappedKey | null>;
  /** Keeps it unless one of that name is there; gives the one that is there then. */
  addFirst(name: string, wrapped: WrappedKey): Promise<WrappedKey>;
  remove(name: string): Promise<void>;
  any(): Promise<boolean>;
}
