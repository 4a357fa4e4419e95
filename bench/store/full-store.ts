import { randomBytes } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instant, type PassageId } from '@vedette/domain';
import type { NewPassRecord, TerminalStore } from '@vedette/store';
import { forEach, timed } from './at-once.ts';
import { begin, dayMilliseconds, duty, openStore, personAt, recordAt, setClock } from './site.ts';

const span = 30 * dayMilliseconds;
const captureBytes = 30_000;
/** Bytes that one record and one capture take on the disk, the log included, rounded up. */
const diskPerRecord = 1_000;
const diskPerCapture = 40_000;

export interface Size {
  readonly records: number;
  readonly captures: number;
}

/** @throws Error before anything is written, when the disk has no room for so much */
export function demandDisk(folder: string, { records, captures }: Size): void {
  const { bavail, bsize } = statfsSync(folder);
  const needed = records * diskPerRecord + captures * diskPerCapture;
  if (bavail * bsize > needed) return;
  throw new Error(
    `needs ${Math.ceil(needed / 2 ** 30)} GiB in ${folder}: give less with --records and --captures`,
  );
}

/** Fills a store as a sentinel would, photograph first. Gives the ids of the records that have one. */
async function fill(store: TerminalStore, { records, captures }: Size, show: (text: string) => void) {
  const step = span / records;
  const every = captures === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(records / captures));
  const jpeg = randomBytes(captureBytes);
  const photographed: PassageId[] = [];
  let captureMs = 0;
  let recordMs = 0;
  for (let done = 0; done < records; ) {
    const batch = Array.from({ length: Math.min(5000, records - done) }, (_, i) => {
      const at = begin + Math.floor((done + i) * step);
      setClock(at);
      return recordAt(at, done + i);
    });
    const shown = batch
      .filter((_, i) => (done + i) % every === 0)
      .slice(0, Math.max(0, captures - photographed.length));
    const photograph = async ({ header: { id, occurredAt } }: NewPassRecord) => {
      photographed.push(id);
      const at = { takenAt: occurredAt, duty: duty.id, dutyVersion: duty.version };
      await store.captures.add({ ...at, record: id, jpeg });
    };
    captureMs += (await timed(() => forEach(shown, 8, photograph))).ms;
    recordMs += (await timed(() => forEach(batch, 64, (record) => store.records.append(record)))).ms;
    done += batch.length;
    show(`${done} of ${records} records, ${photographed.length} captures`);
  }
  return { photographed, captureMs, recordMs };
}

/** Milliseconds of what an operator asks of a full store. */
async function search(
  store: TerminalStore,
  photographed: readonly PassageId[],
): Promise<Record<string, number>> {
  const middle = begin + span / 2;
  const at = (milliseconds: number): Instant => instant(middle + milliseconds);
  const { records, captures } = store;
  const some = photographed.filter((_, i) => i % Math.ceil(photographed.length / 200) === 0);
  const questions: Record<string, () => Promise<unknown>> = {
    latest50: () => records.search({}, { limit: 50 }),
    anHourFirst500: () => records.search({ from: at(0), to: at(3_600_000) }, { limit: 500 }),
    onePerson14Days: () =>
      records.search({ person: personAt(77), from: at(-7 * dayMilliseconds), to: at(7 * dayMilliseconds) }),
    deniedLatest50: () => records.search({ outcome: 'denied', reason: 'schedule' }),
    flowOfADay: () => records.flow(at(0), at(dayMilliseconds)),
    captures200: () =>
      forEach(some, 1, async (record) => {
        const { items } = await captures.list({ record });
        const found = items[0] && (await captures.image(items[0].id));
        if (found?.byteLength !== captureBytes) throw new Error('a capture is missing');
      }),
  };
  const figures: Record<string, number> = {};
  for (const [name, ask] of Object.entries(questions)) {
    figures[`${name}FirstMs`] = (await timed(ask)).ms;
    figures[`${name}AgainMs`] = (await timed(ask)).ms;
  }
  return figures;
}

/** Writes a full store, opens it again and asks it; every figure by its name. */
export async function fullStore(folder: string, size: Size, show: (text: string) => void) {
  const key = randomBytes(32);
  const data = join(folder, 'full');
  const store = await openStore(data, key, true);
  const { photographed, captureMs, recordMs } = await fill(store, size, show);
  await store.close();
  const reopened = await timed(() => openStore(data, key, true));
  const again = reopened.value;
  const health = await again.upkeep.health();
  const searches = await search(again, photographed);
  await again.close();
  if (health.counts.records !== size.records || health.counts.captures !== photographed.length)
    throw new Error('the store does not hold what was written');
  return {
    records: health.counts.records,
    captures: health.counts.captures,
    recordsPerSecond: (size.records / recordMs) * 1000,
    capturesPerSecond: captureMs === 0 ? 0 : (photographed.length / captureMs) * 1000,
    recordsMiB: health.files.records.bytes / 2 ** 20,
    capturesMiB: health.files.captures.bytes / 2 ** 20,
    reopenMs: reopened.ms,
    ...searches,
  };
}
