import { type PersonId, VedetteError } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { PeopleStore, ReferenceStore, ReferenceSummary, SettingStore } from '@vedette/store';
import { readEnrolmentRules } from './enrolment-rules.ts';
import { showToCamera } from './gallery.ts';
import { photoQuality, takeReference } from './take-reference.ts';

export interface EnrolFaceNeeds {
  readonly people: PeopleStore;
  readonly references: ReferenceStore;
  readonly settings: SettingStore;
  readonly face: FaceEngine;
}

export interface EnrolChoice {
  /** Enrol although someone else looks the same (twins). */
  readonly allowDuplicate: boolean;
}

/**
 * Adds a photograph's face to a person; the photograph itself is not kept.
 * @throws VedetteError `not-found` without such a person, `image-*`, `face-*`
 */
export async function enrolFace(
  { people, references, settings, face }: EnrolFaceNeeds,
  person: PersonId,
  image: Uint8Array,
  { allowDuplicate }: EnrolChoice,
): Promise<ReferenceSummary> {
  if ((await people.get(person)) === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
  const rules = await readEnrolmentRules(settings);
  const accepted = await takeReference(face, image, rules, person, allowDuplicate);
  const { reference: vector, model } = accepted;
  const adding = references.add({ person, model: model.id, vector, quality: photoQuality(accepted) });
  const added = await adding.finally(() => vector.fill(0));
  await showToCamera({ references, face }, person);
  return added;
}
