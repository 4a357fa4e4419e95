import { methodOf, type Portrait, type Verification } from '@vedette/credential';
import {
  type IdentifyMethod,
  matchSubjects,
  type Particulars,
  type PersonId,
  type SubjectClaims,
} from '@vedette/domain';
import type { Claims } from './claims.ts';

/** What one person showed during one passage; forgotten with it. */
export interface Visit {
  readonly claims: Claims;
  /** Whom each credential speaks of. */
  readonly subjects: Map<IdentifyMethod, SubjectClaims>;
  /** By method the credential that was verified last. */
  readonly replayKeys: Map<IdentifyMethod, string>;
  portrait: Portrait | null;
  /** Whose enrolment the rest was compared with last, as the face said. */
  face: PersonId | null;
  /** Platforms were asked about the person already. */
  asked: boolean;
}

export const newVisit = (claims: Claims): Visit => ({
  claims,
  subjects: new Map(),
  replayKeys: new Map(),
  portrait: null,
  face: null,
  asked: false,
});

/** Takes in what was verified, so that everything else can be compared with it. */
export function remember(visit: Visit, verification: Verification, claims: SubjectClaims): void {
  const method = methodOf(verification);
  visit.subjects.set(method, claims);
  if (verification.replayKey !== null) visit.replayKeys.set(method, verification.replayKey);
  if (verification.portrait === undefined) return;
  visit.portrait?.bytes.fill(0);
  visit.portrait = verification.portrait;
}

/** Held out twice, as things are that are held on. */
export const isSame = ({ replayKeys }: Visit, verification: Verification): boolean =>
  verification.replayKey !== null && replayKeys.get(methodOf(verification)) === verification.replayKey;

/**
 * Another credential of the same kind is another person's: nobody shows two members' passes. Of certificates people
 * have several, and they must be one person's beyond doubt: nothing else would tie a friend's test to one's own dose.
 */
export function isAnother(visit: Visit, verification: Verification): boolean {
  const method = methodOf(verification);
  const before = visit.subjects.get(method);
  if (verification.outcome !== 'verified' || before === undefined || isSame(visit, verification))
    return false;
  return method !== 'health-code' || matchSubjects(before, verification.subject ?? {}) !== 'match';
}

/** What documents state of a stranger, as far as a record may hold it. */
export function particularsOf({ subjects }: Visit): Particulars | null {
  const all = [...subjects.values()];
  if (all.length === 0) return null;
  const first = <K extends 'name' | 'phone' | 'number'>(field: K) =>
    all.map((claims) => claims[field]).find((value) => value !== undefined) ?? null;
  return { name: first('name'), phone: first('phone'), idNumber: first('number'), organisation: null };
}
