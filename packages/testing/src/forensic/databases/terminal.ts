import { join } from 'node:path';
import { instant, Personal } from '@vedette/domain';
import { forgetAll, openTerminalStore } from '@vedette/store';
import { peelStore } from '../ours/peel.ts';
import { plantedBody, plantedDuty, plantedHeader } from '../people/planted-passage.ts';
import type { PlantedPerson } from '../people/planted-person.ts';
import { type Remains, RemainsFinder } from './remains.ts';

export interface TerminalRemains {
  readonly people: number;
  readonly removed: number;
  /** In the files without their cipher, free pages and all. */
  readonly peeled: readonly Remains[];
  /** In the files as they lie. */
  readonly raw: readonly Remains[];
}

const keyBytes = 32;
const start = Date.UTC(2022, 10, 1, 8);
const day = 86_400_000;

/** The store of a sentinel after half of its people were removed and all records have had their time. */
export async function terminalRemains(
  folder: string,
  people: readonly PlantedPerson[],
): Promise<TerminalRemains> {
  const gone = people.filter(({ number }) => number % 2 === 0);
  const data = join(folder, 'terminal');
  const key = Buffer.alloc(keyBytes, 7);
  let at = instant(start);
  const keySource = { key: async () => Buffer.from(key) };
  const store = await openTerminalStore({ folder: data, keySource, now: () => at });
  try {
    await store.duties.adopt(plantedDuty(1), { by: null, note: 'forensic kit' });
    for (const { id, name, phone, idNumber } of people) {
      const fields = { organisation: null, validFrom: null, validTo: null };
      const numbers = { phone: new Personal(phone), idNumber: new Personal(idNumber) };
      await store.people.create({ id, name: new Personal(name), ...numbers, ...fields });
    }
    await Promise.all(
      gone.map((person) =>
        store.records.append({
          header: plantedHeader(person, instant(start + person.number)),
          subject: null,
          body: plantedBody(person),
        }),
      ),
    );
    for (const { id } of gone) await store.people.remove(id);
    at = instant(start + 3 * day);
    await forgetAll(store.upkeep, at);
  } finally {
    await store.close();
  }
  const peeled = new RemainsFinder(people, gone);
  for (const file of peelStore(data, key)) peeled.look('files without their cipher', file);
  const raw = new RemainsFinder(people, gone);
  raw.lookInFolder(data, () => 'files as they lie');
  return { people: people.length, removed: gone.length, peeled: peeled.remains(), raw: raw.remains() };
}
