import { randomUUID } from 'node:crypto';
import { methodOf, type Portrait, type Verification } from '@vedette/credential';
import type { IdentifyMethod, Particulars, PassageId, SubjectClaims } from '@vedette/domain';

/** What one person showed during one passage; forgotten with it. */
export interface Visit {
  /** In whose name single uses are claimed. Not the passage's id: one passage may leave several records. */
  readonly holder: PassageId;
  /** Whom each credential speaks of. */
  readonly subjects: Map<IdentifyMethod, SubjectClaims>;
  /** By method the credential that was verified last. */
  readonly replayKeys: Map<IdentifyMethod, string>;
  portrait: Portrait | null;
  /** Platforms were asked about the person already. */
  asked: boolean;
  /** Single uses were claimed, and have to be settled or given back. */
  claimed: boolean;
}

export const newVisit = (): Visit => ({
  holder: randomUUID() as string as PassageId,
  subjects: new Map(),
  replayKeys: new Map(),
  portrait: null,
  asked: false,
  claimed: false,
});

/** Takes in what was verified, so that everything else can be compared with it. */
export function remember(visit: Visit, verification: Verification, claims: SubjectClaims): void {
  const method = methodOf(verification);
  visit.subjects.set(method, claims);
  if (verification.replayKey !== null) visit.replayKeys.set(method, verification.replayKey);
  if (verification.portrait !== undefined) visit.portrait = verification.portrait;
}

/** Another credential of the same kind is another person's: nobody shows two members' passes. */
export function isAnother({ replayKeys }: Visit, verification: Verification): boolean {
  const method = methodOf(verification);
  const before = replayKeys.get(method);
  const { outcome, replayKey } = verification;
  return outcome === 'verified' && before !== undefined && before !== replayKey && method !== 'health-code';
}

/** What documents state of a stranger, as far as a record may hold it. */
export function particularsOf({ subjects }: Visit): Particulars | null {
  const all = [...subjects].filter(([method]) => method !== 'face').map(([, claims]) => claims);
  if (all.length === 0) return null;
  const first = <K extends 'name' | 'phone' | 'number'>(field: K) =>
    all.map((claims) => claims[field]).find((value) => value !== undefined) ?? null;
  return { name: first('name'), phone: first('phone'), idNumber: first('number'), organisation: null };
}
