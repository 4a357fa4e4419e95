import { duration, instant, type PassHeader } from '@vedette/domain';
import type { LocationId, LogId, PlatformStore } from '@vedette/store/platform';
import { ours } from '@vedette/store/test/platform/people-kit';
import { plantTerminal } from '@vedette/store/test/platform/planted-devices';
import {
  type DayKeys,
  dayKeys,
  fileCustody,
  type KeyOwner,
  keyDay,
  recordSealer,
  type Sealed,
} from '@vedette/vault';
import {
  isBodyOf,
  plantedBody,
  plantedDuty,
  plantedFields,
  plantedHeader,
  plantedPurpose,
} from '../people/planted-passage.ts';
import type { PlantedPerson } from '../people/planted-person.ts';

export interface PlantRecords {
  readonly store: PlatformStore;
  readonly site: LocationId;
  readonly people: readonly PlantedPerson[];
  readonly keyFile: string;
  readonly dataFolder: string;
}

export interface OpenedBodies {
  readonly planted: number;
  /** With the fields that were sealed. */
  readonly opened: number;
}

interface SealedRecord {
  readonly header: PassHeader;
  readonly body: Sealed;
}

const keepDays = 14;
const owner = ours as string as KeyOwner;

/** One record of each person, sealed as a terminal seals it and taken in; then all of them are opened again. */
export async function plantSealedRecords(plant: PlantRecords): Promise<OpenedBodies> {
  const { store, people, keyFile: path, dataFolder: outside } = plant;
  const custody = await fileCustody({ path, outside, mayCreate: async () => true });
  const keys = dayKeys({ shelf: store.keys, custody, onOpening: async () => {} });
  try {
    const records = await sealAll(keys, people);
    const { device } = await plantTerminal(store.database, plant.site);
    await store.upkeep.prepare();
    const entries = records.map(({ header, body }, i) => ({
      seq: i + 1,
      entry: { kind: 'pass-record' as const, header, subjectTag: null, body },
    }));
    await store.ingest.append(device, 'forensic' as LogId, entries);
    return { planted: people.length, opened: await countOpened(keys, people, records) };
  } finally {
    custody.close();
  }
}

async function sealAll(keys: DayKeys, people: readonly PlantedPerson[]): Promise<readonly SealedRecord[]> {
  const now = instant(Date.now());
  const day = keyDay(new Date(now).toISOString().slice(0, 10));
  const [key] = await keys.publicKeys(owner, plantedPurpose, [day], [duration(keepDays * 86_400_000)]);
  if (key === undefined) throw new Error('there is no key for today');
  const sealer = recordSealer(() => now);
  const records: SealedRecord[] = [];
  try {
    for (const person of people) {
      const header = plantedHeader(person, now);
      const { body } = await sealer.sealBody(key, plantedDuty(keepDays), header, plantedBody(person));
      if (body !== null) records.push({ header, body });
    }
    return records;
  } finally {
    sealer.close();
  }
}

async function countOpened(
  keys: DayKeys,
  people: readonly PlantedPerson[],
  records: readonly SealedRecord[],
): Promise<number> {
  const opening = {
    owner,
    purpose: plantedPurpose,
    role: 'tracer',
    reason: 'forensic kit',
    by: 'forensic kit',
  } as const;
  const opened = await keys.open(opening, plantedFields, records);
  const right = opened.filter((one, i) => {
    const person = people[i];
    return one.ok && person !== undefined && isBodyOf(person, one.value.body.unwrap('forensic kit'));
  });
  return right.length;
}
