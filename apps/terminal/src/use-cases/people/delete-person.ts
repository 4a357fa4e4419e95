import type { PersonId } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { AuditStore, OperatorId, PeopleStore } from '@vedette/store';
import type { SiteTrust } from '../../credentials/site-trust.ts';
import type { Lanes } from '../../lane/lanes.ts';

export interface DeletePersonNeeds {
  readonly people: PeopleStore;
  readonly face: FaceEngine;
  readonly lanes: Lanes;
  readonly audit: AuditStore;
  /** Passes of the person open nothing from now on. */
  readonly trust: Pick<SiteTrust, 'reload'>;
}

/**
 * Deletes a person, every face reference and every list entry, and forgets them at the door at once.
 * The store goes first: after a crash nobody comes back from it.
 * @param by null for the platform
 * @throws VedetteError `not-found`
 */
export async function deletePerson(
  { people, face, lanes, audit, trust }: DeletePersonNeeds,
  person: PersonId,
  by: OperatorId | null,
): Promise<void> {
  const removed = await people.remove(person);
  // Before the lanes forget them: a pass of somebody unknown that is not void yet would be a visitor's.
  await Promise.all([face.gallery.remove(person), trust.reload()]);
  await lanes.forget(person);
  await audit.append({ actor: by, action: 'person-removed', target: person, detail: { ...removed } });
}
