import { compareShown } from '@vedette/credential';
import {
  canonicalNumber,
  type Facts,
  Personal,
  type PersonId,
  readResidentId,
  type SubjectClaims,
  type SubjectMatch,
} from '@vedette/domain';
import type { NumberHash, TerminalStore } from '@vedette/store';
import { type PortraitNeeds, portraitMatch } from './portrait-match.ts';
import type { Visit } from './visit.ts';

export interface ComparingNeeds extends PortraitNeeds {
  readonly store: Pick<TerminalStore, 'people'>;
  readonly hashNumber: NumberHash;
}

/** What an enrolment says of a person; null when they were removed meanwhile. */
export async function enrolledClaims(
  { store, hashNumber }: Pick<ComparingNeeds, 'store' | 'hashNumber'>,
  person: PersonId,
): Promise<SubjectClaims | null> {
  const found = await store.people.get(person);
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

/** Compares everything that was shown during a visit, the face included, two by two. */
export async function compareAll(
  needs: ComparingNeeds,
  visit: Visit,
  facts: Facts,
): Promise<readonly SubjectMatch[]> {
  if (visit.subjects.size === 0) return [];
  const face = facts.find((fact) => fact.kind === 'identification' && fact.by === 'face');
  if (face?.kind !== 'identification') return compareShown(visit.subjects);
  if (face.state === 'identified') {
    const claims = await enrolledClaims(needs, face.subject);
    return compareShown(claims === null ? visit.subjects : new Map([['face', claims], ...visit.subjects]));
  }
  const matches = compareShown(visit.subjects);
  if (!visit.subjects.has('id-document')) return matches;
  const state = await portraitMatch(needs, visit.portrait);
  return state === null
    ? matches
    : [...matches, { kind: 'subject-match', between: ['face', 'id-document'], state }];
}
