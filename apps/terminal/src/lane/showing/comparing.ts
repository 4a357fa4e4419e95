import { compareShown, type ShownSubjects } from '@vedette/credential';
import {
  canonicalNumber,
  type Facts,
  Personal,
  type PersonId,
  readResidentId,
  type SubjectClaims,
  type SubjectMatch,
  withEvidence,
} from '@vedette/domain';
import type { NumberHash, TerminalStore } from '@vedette/store';
import { enrolmentOf } from '../enrolment.ts';
import { type PortraitNeeds, portraitMatch } from './portrait-match.ts';
import type { Visit } from './visit.ts';

export interface ComparingNeeds extends PortraitNeeds {
  readonly store: Pick<TerminalStore, 'people'>;
  readonly hashNumber: NumberHash;
}

/** What an enrolment says of a person; null when they were removed meanwhile, or nothing of it opens. */
export async function enrolledClaims(
  { store, hashNumber }: Pick<ComparingNeeds, 'store' | 'hashNumber'>,
  person: PersonId,
): Promise<SubjectClaims | null> {
  const found = await enrolmentOf(store, person);
  if (found === null) return null;
  const { name, phone, idNumber } = found;
  return {
    ...{ person, name, ...(phone === null ? {} : { phone }) },
    ...(idNumber === null ? {} : { number: idNumber, numberHash: hashNumber(idNumber), ...born(idNumber) }),
  };
}

function born(number: Personal<string>): Pick<SubjectClaims, 'birthDate'> {
  const read = readResidentId(canonicalNumber(number.unwrap('subject-match')));
  return read.ok ? { birthDate: new Personal(read.id.birthDate) } : {};
}

/**
 * Compares everything that was shown during a visit, the face included, two by two. What the face was compared with
 * before and cannot be any more is open again.
 */
export async function compareAll(
  needs: ComparingNeeds,
  visit: Visit,
  facts: Facts,
): Promise<readonly SubjectMatch[]> {
  if (visit.subjects.size === 0) return [];
  const face = facts.find((fact) => fact.kind === 'identification' && fact.by === 'face');
  const completed = await withEnrolments(needs, visit.subjects);
  if (face?.kind !== 'identification') return compareShown(completed);
  const subject = face.state === 'identified' ? face.subject : null;
  const enrolled = subject === null ? null : await enrolledClaims(needs, subject);
  const shown: ShownSubjects = enrolled === null ? completed : new Map([['face', enrolled], ...completed]);
  const former = subject === visit.face ? [] : outdated(facts);
  visit.face = subject;
  const compared = [...former, ...compareShown(shown)];
  const portrait = visit.subjects.has('id-document') ? await byPortrait(needs, visit, compared) : [];
  return newest([...compared, ...portrait]);
}

/** A pass names nobody, and a card has a number alone: whose they are, the site knows, and what that person is called. */
async function withEnrolments(
  needs: Pick<ComparingNeeds, 'store' | 'hashNumber'>,
  shown: ShownSubjects,
): Promise<ShownSubjects> {
  const all = [...shown].map(async ([way, claims]) => {
    const enrolled = claims.person === undefined ? null : await enrolledClaims(needs, claims.person);
    return [way, { ...enrolled, ...claims }] as const;
  });
  return new Map(await Promise.all(all));
}

/** The photograph tells where names and numbers do not; nothing while no good frame is at hand. */
async function byPortrait(
  needs: ComparingNeeds,
  { portrait }: Visit,
  compared: readonly SubjectMatch[],
): Promise<readonly SubjectMatch[]> {
  const between = ['face', 'id-document'] as const;
  const byClaims = newest(compared).find((match) =>
    between.every((method) => match.between.includes(method)),
  );
  if (byClaims !== undefined && byClaims.state !== 'uncertain') return [];
  const state = await portraitMatch(needs, portrait);
  return state === null ? [] : [{ kind: 'subject-match', between, state }];
}

const outdated = (facts: Facts): readonly SubjectMatch[] =>
  facts.flatMap((fact) =>
    fact.kind === 'subject-match' && fact.between.includes('face') ? [{ ...fact, state: 'uncertain' }] : [],
  );

const newest = (matches: readonly SubjectMatch[]): readonly SubjectMatch[] =>
  matches.reduce<Facts>(withEvidence, []).filter((fact) => fact.kind === 'subject-match');
