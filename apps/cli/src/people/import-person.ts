import { randomUUID } from 'node:crypto';
import { Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { EnrolResult, FaceEngine } from '@vedette/face';
import type { Cursor, PeopleStore, ReferenceStore } from '@vedette/store';
import { imageBytesMax } from '../face/read-faces.ts';
import { readBounded } from '../input/read-bounded.ts';
import { CommandError } from '../output/command-error.ts';
import { addTo, normalised } from './gallery.ts';
import type { PlannedPerson } from './plan-import.ts';

export interface ImportNeeds {
  readonly people: PeopleStore;
  readonly references: ReferenceStore;
  readonly face: FaceEngine;
}

export interface PhotoOutcome {
  readonly file: string;
  readonly person: PersonId | null;
  /** Null when the photograph was enrolled. */
  readonly error: VedetteError | null;
}

interface Enrolled {
  readonly person: PersonId;
  /** The first reference: every further photograph must show the same face. */
  readonly first: Float32Array;
  readonly sum: Float32Array;
}
type Accepted = Extract<EnrolResult, { readonly state: 'accepted' }>;

/** Distance of the eyes, in pixels, that leaves nothing to wish for; a photograph's quality is its share. */
const bestInterEye = 120;

/**
 * Enrols one person. The person comes into being with the first photograph that is good enough, or not at all;
 * each further one is added. The photographs themselves are not kept.
 * @throws what stops the whole import, such as `disk-full`; a fault of one photograph is its outcome
 */
export async function* importPerson(
  needs: ImportNeeds,
  { name, photos }: PlannedPerson,
): AsyncGenerator<PhotoOutcome> {
  const isTaken = await hasName(needs.people, name);
  let enrolled: Enrolled | null = null;
  for (const file of photos) {
    try {
      if (isTaken) throw new CommandError('name-taken', file);
      enrolled = await addPhoto(needs, name, file, enrolled);
      yield { file, person: enrolled.person, error: null };
    } catch (error) {
      if (!(error instanceof VedetteError) || !isOfThePhoto(error)) throw error;
      yield { file, person: null, error };
    }
  }
  if (enrolled === null) return;
  await needs.face.gallery.put(enrolled.person, normalised(enrolled.sum));
  enrolled.sum.fill(0);
  enrolled.first.fill(0);
}

async function addPhoto(
  needs: ImportNeeds,
  name: string,
  file: string,
  enrolled: Enrolled | null,
): Promise<Enrolled> {
  const image = await readBounded(file, imageBytesMax);
  const subject = enrolled === null ? {} : { subject: enrolled.person };
  const result = await needs.face.enrol(image, subject).finally(() => image.fill(0));
  if (result.state === 'refused') throw result.error;
  if (enrolled === null) return addPerson(needs, name, result);
  if (needs.face.compare(result.reference, enrolled.first).state === 'mismatch') {
    throw new CommandError('another-face', file);
  }
  await addReference(needs, enrolled.person, result);
  addTo(enrolled.sum, result.reference);
  result.reference.fill(0);
  return enrolled;
}

async function addPerson(needs: ImportNeeds, name: string, accepted: Accepted): Promise<Enrolled> {
  const person = randomUUID() as string as PersonId;
  const nothing = { phone: null, idNumber: null, organisation: null, validFrom: null, validTo: null };
  await needs.people.create({ id: person, name: new Personal(name), ...nothing });
  try {
    await addReference(needs, person, accepted);
  } catch (error) {
    await needs.people.remove(person);
    throw error;
  }
  return { person, first: accepted.reference, sum: accepted.reference.slice() };
}

async function addReference(
  { references }: ImportNeeds,
  person: PersonId,
  { reference: vector, model, face }: Accepted,
): Promise<void> {
  const quality = Math.min(1, face.quality.interEye / bestInterEye);
  await references.add({ person, model: model.id, vector, quality });
}

/** Whether somebody of exactly this name is enrolled. Two people may share one: then a person must decide. */
async function hasName(people: PeopleStore, name: string): Promise<boolean> {
  let cursor: Cursor | null = null;
  do {
    const page = await people.search({ text: name, cursor, limit: 200 });
    const same = page.items.some((each) => each.name.unwrap('duplicate check').normalize('NFC') === name);
    if (same) return true;
    cursor = page.next;
  } while (cursor !== null);
  return false;
}

/** What is wrong with one photograph stops only that photograph. */
function isOfThePhoto(error: VedetteError): boolean {
  return error instanceof CommandError || /^(image|face)-/.test(error.code) || error.code === 'input-invalid';
}
