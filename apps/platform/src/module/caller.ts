import { plainText } from '@vedette/contract';
import type { PlatformPermission } from '@vedette/contract/platform';
import {
  after,
  duration,
  type Instant,
  type OrganisationId,
  type PersonId,
  type Role,
  VedetteError,
} from '@vedette/domain';
import type { Reach } from '@vedette/store/platform';

/** What a route asks of a role or an API key. */
export type ModulePermission = PlatformPermission;

/** Whoever asks: an account by its session, or a program by its key. */
export interface Caller {
  /** Of the account or key. */
  readonly account: string;
  /** The account's own row among the people; null for a program, or an account that is nobody's. */
  readonly person: PersonId | null;
  /** Where what it makes belongs, when nothing is said. */
  readonly organisation: OrganisationId;
  readonly reach: Reach;
  readonly permissions: ReadonlySet<string>;
  /** Whether the organisation wants a reason for each look at personal information. */
  readonly askReason: boolean;
}

/** What an account or key may do at some places; null: everywhere in the organisation and in those below it. */
export interface HeldGrant {
  readonly permissions: ReadonlySet<string>;
  readonly places: Reach['places'];
  /** What a duty calls whoever holds it; absent for a role of the organisation's own, and for a key. */
  readonly dutyRole?: Role | undefined;
}

/** Whoever was recognised, before it is known what he asks for. */
export interface Principal {
  readonly kind: 'account' | 'key';
  readonly id: string;
  readonly person: PersonId | null;
  readonly organisation: OrganisationId;
  /** Its own, and those below it. */
  readonly organisations: readonly OrganisationId[];
  readonly askReason: boolean;
  readonly exportNeedsTwo: boolean;
  readonly grants: readonly HeldGrant[];
  /** Of a person at a browser; null for a program. */
  readonly session: HeldSession | null;
}

export interface HeldSession {
  /** What of its token is stored. */
  readonly hash: string;
  readonly expiresAt: Instant;
  /** When whoever it is last showed that it is he. */
  readonly provenAt: Instant;
}

/**
 * A principal as the caller of what needs a permission: it reaches as far as the grants that hold this permission,
 * and what is allowed somewhere else counts for nothing here. Null when it holds it nowhere.
 */
export function callerFor(principal: Principal, permission: PlatformPermission): Caller | null {
  const holding = principal.grants.filter(({ permissions }) => permissions.has(permission));
  if (holding.length === 0) return null;
  const isEverywhere = holding.some(({ places }) => places === null);
  const places = isEverywhere ? null : [...new Set(holding.flatMap((grant) => grant.places ?? []))];
  const organisations = isEverywhere ? principal.organisations : [principal.organisation];
  return callerWith(principal, { organisations, places });
}

function callerWith({ id, person, organisation, askReason, grants }: Principal, reach: Reach): Caller {
  const covers = (held: HeldGrant['places']): boolean =>
    held === null || (reach.places?.every((place) => held.includes(place)) ?? false);
  const covering = grants.filter(({ places }) => covers(places));
  const permissions = new Set(covering.flatMap((grant) => [...grant.permissions]));
  return { account: id, person, organisation, reach, permissions, askReason };
}

/** How long a proof of who one is is good for dangerous acts. */
export const proofLife = duration(10 * 60_000);

/** @throws VedetteError `step-up-required` when a person has not shown lately that it is he; programs have no hands */
export function demandProof({ session }: Principal, now: Instant): void {
  if (session !== null && after(session.provenAt, proofLife) <= now)
    throw new VedetteError('step-up-required', 'caller');
}

/** @throws VedetteError `not-allowed` */
export function demand(caller: Caller, permission: ModulePermission): void {
  if (!caller.permissions.has(permission))
    throw new VedetteError('not-allowed', 'caller', { at: permission });
}

const reasonText = plainText(200);

/**
 * Why somebody looks at personal information, as the header says it: percent-encoded, since headers carry ASCII only.
 * @throws VedetteError `reason-required` when the organisation asks and nothing was said, `input-invalid`
 */
export function reasonOf(
  caller: Caller,
  given: string | undefined,
  isDemanded = caller.askReason,
): string | null {
  if (given === undefined || given.trim() === '') {
    if (isDemanded) throw new VedetteError('reason-required', 'caller');
    return null;
  }
  const { data, success } = reasonText.safeParse(decoded(given));
  if (!success) throw new VedetteError('input-invalid', 'caller', { at: 'vedette-reason' });
  return data;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
