import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Duration,
  type Duty,
  duration,
  type Instant,
  instant,
  type LaneId,
  type PassageId,
  type PassBody,
  type PassHeader,
  Personal,
  presetDuty,
} from '@vedette/domain';
import { onTestFinished } from 'vitest';
import {
  type DayKeys,
  dayKeys,
  fileCustody,
  type KeyDay,
  type KeyOwner,
  type KeyShelf,
  keyDay,
  keyIdOf,
  type Opening,
  type StoredKey,
} from '../src/index.ts';

export const start: Instant = instant(Date.UTC(2022, 11, 6, 3));
export const today: KeyDay = keyDay('2022-12-06');
export const owner = 'organisation-1' as KeyOwner;
export const days = (count: number): Duration => duration(count * 86_400_000);

/** A shelf in memory, which keeps the rule of the real one: whoever comes second changes nothing. */
export function memoryShelf(): KeyShelf & { readonly keys: Map<string, StoredKey> } {
  const keys = new Map<string, StoredKey>();
  const placeOf = (key: StoredKey) => `${key.owner}/${keyIdOf(key)}/${key.kind}/${key.keep}`;
  const all = () => [...keys.values()];
  return {
    keys,
    async newest(whose, purpose, wanted) {
      const own = all().filter((key) => key.owner === whose && key.purpose === purpose);
      return own.filter((key) => wanted.includes(key.day));
    },
    byId: async (whose, id) => all().filter((key) => key.owner === whose && keyIdOf(key) === id),
    wasUsed: async () => keys.size > 0,
    async addMissing(added) {
      for (const key of added) if (!keys.has(placeOf(key))) keys.set(placeOf(key), key);
    },
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openVault() {
  const folder = temporaryFolder();
  const shelf = memoryShelf();
  const custody = await fileCustody({
    path: join(folder, 'keys', 'custody.key'),
    outside: join(folder, 'data'),
    mayCreate: async () => true,
  });
  const openings: Opening[] = [];
  const keys: DayKeys = dayKeys({
    shelf,
    custody,
    onOpening: async (opening) => void openings.push(opening),
  });
  return { folder, shelf, custody, keys, openings };
}

/** The report's duty, with a temperature that goes long before the name. */
export const duty: Duty = {
  ...presetDuty('epidemic-2022', { processor: { name: 'Works', contact: 'desk' } }),
  collect: {
    name: { why: 'tracing', minKeep: '0d', maxKeep: '14d', visibleTo: ['tracer'] },
    phone: { why: 'tracing', minKeep: '0d', maxKeep: '14d', visibleTo: ['tracer'] },
    'screening-temperature': { why: 'screening', minKeep: '0d', maxKeep: '1d', visibleTo: ['guard'] },
    capture: { why: 'screening', minKeep: '0d', maxKeep: '1d', visibleTo: ['guard'] },
  },
};

export const opening: Opening = {
  owner,
  purpose: duty.purpose,
  role: 'tracer',
  reason: 'case 17',
  by: 'operator-1',
};

export const body: Personal<PassBody> = new Personal<PassBody>({
  name: '沈巍',
  phone: '10012345678',
  'screening-temperature': '36.6',
});

export function headerOf(change: Partial<PassHeader> = {}): PassHeader {
  return {
    id: '01938f6e-0000-7000-8000-000000000001' as PassageId,
    occurredAt: start,
    lane: 'lane-1' as LaneId,
    direction: 'in',
    duty: duty.id,
    dutyVersion: duty.version,
    purpose: duty.purpose,
    outcome: 'granted',
    reasons: [],
    notices: [],
    by: ['face'],
    manual: false,
    ...change,
  };
}
