import { randomUUID } from 'node:crypto';
import { type ErrorCode, type PersonId, VedetteError } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { PeopleStore, ReferenceStore, SettingStore } from '@vedette/store';
import { walk } from '../export/walk.ts';
import { readEnrolmentRules } from '../people/enrolment-rules.ts';
import { showToCamera } from '../people/gallery.ts';
import { newPerson } from '../people/person-input.ts';
import { type Accepted, photoQuality, takeReference } from '../people/take-reference.ts';
import type { ArchiveFile } from './archive.ts';
import type { PlannedPerson } from './plan-import.ts';

export interface ImportPersonNeeds {
  readonly people: PeopleStore;
  readonly references: ReferenceStore;
  readonly settings: SettingStore;
  readonly face: FaceEngine;
}

export interface PhotoOutcome {
  readonly file: ArchiveFile;
  /** Null when the photograph was enrolled. */
  readonly code: ErrorCode | null;
  readonly person: PersonId | null;
}

export const photoBytesMax = 20_000_000;

/**
 * Enrols one person of an archive. The person comes into being with the first photograph that is good
 * enough, or not at all; each further one is added to it.
 * @param onPhoto told of each photograph as it is done
 * @returns the person, null when no photograph would do
 */
export async function importPerson(
  needs: ImportPersonNeeds,
  plan: PlannedPerson,
  onPhoto: (outcome: PhotoOutcome) => void,
): Promise<PersonId | null> {
  const isTaken = !plan.isNamedByTable && (await hasName(needs.people, plan.person.name));
  let enrolled: Enrolled | null = null;
  try {
    for (const file of plan.photos) {
      try {
        if (isTaken) throw new VedetteError('conflict', 'caller', { at: 'name' });
        enrolled = await addPhoto(needs, plan, file, enrolled);
        onPhoto({ file, code: null, person: enrolled.person });
      } catch (cause) {
        if (!(cause instanceof VedetteError) || !isOfThePhoto(cause.code)) throw cause;
        onPhoto({ file, code: cause.code, person: null });
      }
    }
  } finally {
    if (enrolled !== null) await showToCamera(needs, enrolled.person);
    enrolled?.first.fill(0);
  }
  return enrolled?.person ?? null;
}

interface Enrolled {
  readonly person: PersonId;
  /** The first reference: every further photograph must show the same face. */
  readonly first: Float32Array;
}

async function addPhoto(
  needs: ImportPersonNeeds,
  plan: PlannedPerson,
  file: ArchiveFile,
  enrolled: Enrolled | null,
): Promise<Enrolled> {
  const image = await file.read(photoBytesMax);
  const rules = await readEnrolmentRules(needs.settings);
  const result = await takeReference(needs.face, image, rules, enrolled?.person ?? null).finally(() =>
    image.fill(0),
  );
  if (enrolled === null) return { person: await addPerson(needs, plan, result), first: result.reference };
  if (needs.face.compare(result.reference, enrolled.first).state === 'mismatch') {
    throw new VedetteError('conflict', 'caller', { at: 'another face' });
  }
  await addReference(needs, enrolled.person, result);
  return enrolled;
}

async function addPerson(
  needs: ImportPersonNeeds,
  plan: PlannedPerson,
  accepted: Accepted,
): Promise<PersonId> {
  const id = randomUUID() as string as PersonId;
  await needs.people.create(newPerson(id, plan.person));
  try {
    await addReference(needs, id, accepted);
    return id;
  } catch (cause) {
    await needs.people.remove(id);
    throw cause;
  }
}

async function addReference(
  { references }: ImportPersonNeeds,
  person: PersonId,
  accepted: Accepted,
): Promise<void> {
  const { reference: vector, model } = accepted;
  await references.add({ person, model: model.id, vector, quality: photoQuality(accepted) });
}

/** Whether somebody of exactly this name is enrolled. Two people may share one: then a table must tell them apart. */
async function hasName(people: PeopleStore, name: string): Promise<boolean> {
  for await (const person of walk((cursor) => people.search({ text: name, cursor, limit: 200 }))) {
    if (person.name.unwrap('duplicate check').normalize('NFC') === name) return true;
  }
  return false;
}

/** What is wrong with one photograph stops only that photograph; a bomb or a full disk stops the import. */
function isOfThePhoto(code: ErrorCode): boolean {
  return (
    /^(image|face)-/.test(code) ||
    code === 'upload-too-large' ||
    code === 'conflict' ||
    code === 'archive-invalid' ||
    code === 'input-invalid'
  );
}
