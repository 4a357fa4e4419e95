import { type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { asDatabaseFault } from '../database/database-fault.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { Reach } from '../reach.ts';
import { changePerson, lockedPerson } from './change-person.ts';
import type { NewPlatformPerson, PlatformPerson, WrittenPerson } from './port.ts';
import { personColumns } from './row.ts';
import { insertPerson } from './write-person.ts';

type Db = Kysely<PlatformSchema>;

export interface WriteNeeds {
  readonly newId: () => PersonId;
  readonly at: string;
}

const refusals = ['conflict', 'input-invalid', 'not-found'] as const;

/**
 * Writes people one by one within a transaction, each behind a savepoint: what is wrong with one undoes that one.
 * The sites are told by the caller, of those created or changed.
 * @throws what is nobody's row's fault, such as `database-gone`
 */
export async function writePeople(
  tx: Db,
  reach: Reach,
  people: readonly NewPlatformPerson[],
  needs: WriteNeeds,
): Promise<readonly WrittenPerson[]> {
  const written: WrittenPerson[] = [];
  for (const person of people) {
    await sql`savepoint one_person`.execute(tx);
    try {
      written.push(await writeOne(tx, reach, person, needs));
      await sql`release savepoint one_person`.execute(tx);
    } catch (error) {
      await sql`rollback to savepoint one_person`.execute(tx).catch(() => undefined);
      written.push({ outcome: 'refused', code: refusalOf(error) });
    }
  }
  return written;
}

async function writeOne(
  tx: Db,
  reach: Reach,
  person: NewPlatformPerson,
  { newId, at }: WriteNeeds,
): Promise<WrittenPerson> {
  const known = await sameRow(tx, person);
  if (known === null) {
    const id = newId();
    await insertPerson(tx, reach, id, person, at);
    return { outcome: 'created', id };
  }
  const held = await lockedPerson(tx, reach, known);
  const next = joined(held, person);
  if (isUnchanged(held, next)) return { outcome: 'unchanged', id: held.id };
  const { organisation: _, source: __, externalId: ___, ...patch } = next;
  await changePerson(tx, reach, held, patch, at);
  return { outcome: 'changed', id: held.id };
}

/** What a table or a directory does not know of stays: where else he may go, his consent, how far his face is. */
function joined(held: PlatformPerson, person: NewPlatformPerson): NewPlatformPerson {
  return {
    ...person,
    kind: held.kind,
    consent: person.consent ?? held.consent,
    referenceState: held.referenceState,
    places: [...new Set([...held.places, ...person.places])],
    groups: [...new Set([...held.groups, ...person.groups])],
  };
}

async function sameRow(tx: Db, person: NewPlatformPerson): Promise<PersonId | null> {
  if (person.externalId === null) return null;
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('organisation_id', '=', person.organisation)
    .where('source', '=', person.source)
    .where('external_id', '=', person.externalId)
    .executeTakeFirst();
  return row === undefined ? null : (row.id as PersonId);
}

function isUnchanged(held: PlatformPerson, next: NewPlatformPerson): boolean {
  const facts = (person: NewPlatformPerson): string =>
    JSON.stringify([
      personColumns(person),
      person.kind,
      [...person.places].sort((a, b) => a - b),
      [...person.groups].sort(),
    ]);
  return facts(held) === facts(next);
}

function refusalOf(error: unknown): (typeof refusals)[number] {
  const { code } = asDatabaseFault(error);
  const found = refusals.find((one) => one === code);
  if (found === undefined) throw error instanceof VedetteError ? error : asDatabaseFault(error);
  return found;
}
