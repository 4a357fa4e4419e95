import type { Verification } from '@vedette/credential';
import type { PersonId, SubjectClaims } from '@vedette/domain';
import type { LaneDeps } from '../lane-deps.ts';

export type PersonOfDeps = Pick<LaneDeps, 'knowledge' | 'store' | 'credentials'>;

/** Whom this site knows by a credential: the member a pass names, or whoever has the card or the document. */
export async function personOf(deps: PersonOfDeps, verification: Verification): Promise<PersonId | null> {
  if (verification.outcome !== 'verified') return null;
  const { person, numberHash } = claimsHere(deps, verification);
  if (person !== undefined) return deps.knowledge.isEnrolled(person) ? person : null;
  return numberHash === undefined ? null : deps.store.identities.personOf(numberHash);
}

/** What a credential states of its subject at this site: another site's pass names that site's people. */
export function claimsHere(
  { credentials }: Pick<PersonOfDeps, 'credentials'>,
  { subject, issuer }: Verification,
): SubjectClaims {
  const { person, ...claims } = subject ?? {};
  return person !== undefined && issuer?.id === credentials.ownIssuer ? { ...claims, person } : claims;
}
