import type { Verification } from '@vedette/credential';
import type { PersonId } from '@vedette/domain';
import type { LaneDeps } from '../lane-deps.ts';

/** Whom this site knows by a credential: the member a pass names, or whoever has the card or the document. */
export async function personOf(
  { knowledge, store }: Pick<LaneDeps, 'knowledge' | 'store'>,
  { subject, outcome }: Verification,
): Promise<PersonId | null> {
  if (outcome !== 'verified' || subject === null) return null;
  const { person, numberHash } = subject;
  if (person !== undefined) return knowledge.isEnrolled(person) ? person : null;
  return numberHash === undefined ? null : store.identities.personOf(numberHash);
}
