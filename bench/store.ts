/**
 * What the terminal's store costs beside a bare loop of inserts, and how it does when it is full.
 *
 *   node --conditions=@vedette/source bench/store.ts [--records 1000000] [--captures 100000] [--json]
 *
 * Commits: the bare loop runs one prepared INSERT into the same table, in a file with the same settings and the
 * same cipher, in this thread. The store does everything it does for a sentinel (rules of the duty, subject tag,
 * outbox, ring): in this thread (`here`), and in its own with one or more records under way (`thread…`). With one
 * under way each record is a commit of its own, as in the bare loop. With several the store lets those that wait
 * share a commit: still durable before each is answered, but no longer one commit a record.
 *
 * Goals: `here` is the strict comparison, one commit a record and no thread on either side; `threadFourLanes` is
 * what the product delivers when four lanes write at once. `threadOneLane` is printed without a goal: it is the
 * bare commit plus two hops between threads, a latency of some tens of microseconds and not a cost of the store.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Duty,
  type DutyId,
  type Instant,
  instant,
  type LaneId,
  type PassageId,
  Personal,
  type PersonId,
} from '@vedette/domain';
import { type NewPassRecord, openTerminalStore, passageIds, type TerminalStore } from '@vedette/store';
import { migrationFiles, migrationText, openFile } from '@vedette/store/database';
import { type Goal, report } from './lib/report.ts';
import { median } from './lib/statistics.ts';

/** Twice the number of ways: each way comes at each place of a round, going forth and going back. */
const rounds = 10;
/** Commits before the clock starts: they pay for what the way before has left to be written. */
const commitsUntimed = 40;
const commitsPerRound = 400;
const dayMilliseconds = 86_400_000;
const span = 30 * dayMilliseconds;
const people = 5_000;
const captureBytes = 30_000;
/** Bytes that one record and one capture take on the disk, the log included, rounded up. */
const diskPerRecord = 1_000;
const diskPerCapture = 40_000;

const keep = { why: 'bench', minKeep: '0d', maxKeep: '90d', visibleTo: [] } as const;
const duty: Duty = {
  id: 'door' as DutyId,
  version: 1,
  title: { 'zh-CN': '门', en: 'Door' },
  purpose: 'access',
  basis: 'pipl-13-2',
  processor: { name: 'Site', contact: '1' },
  require: [],
  collect: { name: keep, capture: keep },
  deviceOnly: [],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
};

const begin = Date.UTC(2026, 0, 1);
let present = begin;
const now = (): Instant => instant(present);
const nextId = passageIds(now, instant(0));

function recordAt(at: number, i: number): NewPassRecord {
  const denied = i % 50 === 0;
  return {
    header: {
      id: nextId(),
      occurredAt: instant(at),
      lane: `lane-${i % 2}` as LaneId,
      direction: i % 3 === 0 ? 'out' : 'in',
      duty: duty.id,
      dutyVersion: 1,
      purpose: duty.purpose,
      outcome: denied ? 'denied' : 'granted',
      reasons: denied ? ['schedule:outside-hours'] : [],
      notices: [],
      by: ['face'],
      manual: false,
    },
    subject: { person: personAt(i), day: new Date(at).toISOString().slice(0, 10) },
    body: new Personal({ name: `Person ${i % people}` }),
  };
}

function personAt(i: number): PersonId {
  return `person-${i % people}` as PersonId;
}

async function openStore(folder: string, key: Buffer, worker: boolean): Promise<TerminalStore> {
  const keySource = { key: async () => Buffer.from(key) };
  const store = await openTerminalStore({ folder, keySource, now, worker });
  if ((await store.duties.current()) === null) await store.duties.adopt(duty, { by: null, note: '' });
  return store;
}

/** `count` calls, `atOnce` of them under way at a time. */
async function inLanes(count: number, atOnce: number, call: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await call(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}

const bareColumns =
  'id, occurred_at, lane, direction, duty, duty_version, purpose, outcome, reasons, notices, identified_by, ' +
  'manual, keep_until, subject_tag, subject_tag_expires_at, body, next_expiry_at';

/** The bare loop: the same row, by one prepared statement, each its own commit. */
function openBare(folder: string, key: Buffer) {
  const file = openFile(join(folder, 'bare.db'), key);
  for (const name of migrationFiles.records) file.exec(migrationText(name));
  const marks = bareColumns.split(',').map(() => '?');
  const insert = file.prepare(`insert into pass_record (${bareColumns}) values (${marks.join(', ')})`);
  const until = begin + 90 * dayMilliseconds;
  const body = `{"name":["Person 1234",${until}]}`;
  const row = [begin, 'lane-0', 'in', 'door', 1, 'access', 'granted', '[]', '[]', '["face"]', 0, begin];
  return {
    insert: () => insert.run(nextId(), ...row, 'Csg6S-4AIV5-bwjOl_ITyw', until, body, until),
    close: () => file.close(),
  };
}

/** Another order each round, so that no way always runs in the wake of the same other. */
function inTurn<T>(ways: readonly T[], round: number): T[] {
  const first = Math.max(0, round) % ways.length;
  const turned = [...ways.slice(first), ...ways.slice(0, first)];
  return round >= ways.length ? turned.toReversed() : turned;
}

/** Commits per second of each way, by rounds. */
async function commitRates(folder: string): Promise<Record<string, number[]>> {
  const key = randomBytes(32);
  const bare = openBare(folder, key);
  const here = await openStore(join(folder, 'here'), key, false);
  const thread = await openStore(join(folder, 'thread'), key, true);
  const append = (store: TerminalStore) => (i: number) => store.records.append(recordAt(begin + i, i));
  const ways: Record<string, (commits: number) => Promise<void>> = {
    bare: async (commits) => {
      for (let i = 0; i < commits; i++) bare.insert();
    },
    here: (commits) => inLanes(commits, 1, append(here)),
    threadOneLane: (commits) => inLanes(commits, 1, append(thread)),
    threadFourLanes: (commits) => inLanes(commits, 4, append(thread)),
    threadSixteenLanes: (commits) => inLanes(commits, 16, append(thread)),
  };
  const rates: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [way, work] of inTurn(Object.entries(ways), round)) {
      await work(commitsUntimed);
      const { ms } = await timed(() => work(commitsPerRound));
      if (round >= 0) rates[way]?.push((commitsPerRound / ms) * 1000);
    }
  }
  bare.close();
  await here.close();
  await thread.close();
  return rates;
}

interface Size {
  readonly records: number;
  readonly captures: number;
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
      present = begin + Math.floor((done + i) * step);
      return recordAt(present, done + i);
    });
    const shown = batch.filter(
      (_, i) => (done + i) % every === 0 && photographed.length + i / every < captures,
    );
    const taken = await timed(() =>
      inLanes(shown.length, 8, (i) => {
        const { id, occurredAt } = shown[i]?.header ?? recordAt(present, 0).header;
        photographed.push(id);
        return store.captures.add({ record: id, takenAt: occurredAt, duty: duty.id, dutyVersion: 1, jpeg });
      }),
    );
    const added = await timed(() =>
      inLanes(batch.length, 64, (i) => store.records.append(batch[i] ?? recordAt(present, 0))),
    );
    captureMs += taken.ms;
    recordMs += added.ms;
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
      inLanes(some.length, 1, async (i) => {
        const { items } = await captures.list({ record: some[i] });
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

async function fullStore(folder: string, size: Size, show: (text: string) => void) {
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

/** Each way's share of the bare loop, round by round; the median of them. */
function commitFigures(rates: Readonly<Record<string, readonly number[]>>): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [way, perSecond] of Object.entries(rates)) {
    const shares = perSecond.map((rate, round) => rate / (rates['bare']?.[round] ?? Number.NaN));
    figures[`${way}CommitsPerSecond`] = median(perSecond);
    if (way === 'bare') continue;
    figures[`${way}OfBare`] = median(shares);
    figures[`${way}OfBareLowest`] = Math.min(...shares);
    figures[`${way}OfBareHighest`] = Math.max(...shares);
  }
  return figures;
}

function demandDisk(folder: string, { records, captures }: Size): void {
  const { bavail, bsize } = statfsSync(folder);
  const needed = records * diskPerRecord + captures * diskPerCapture;
  if (bavail * bsize > needed) return;
  throw new Error(
    `needs ${Math.ceil(needed / 2 ** 30)} GiB in ${folder}: give less with --records and --captures`,
  );
}

function wholeNumber(text: string, name: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`--${name} is a whole number from ${least}`);
  return value;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      captures: { type: 'string', default: '100000' },
      json: { type: 'boolean', default: false },
    },
  });
  const size = {
    records: wholeNumber(values.records, 'records', 1),
    captures: wholeNumber(values.captures, 'captures', 0),
  };
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-store-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    remove();
    process.exit(130);
  });
  try {
    demandDisk(folder, size);
    const commits = commitFigures(await commitRates(folder));
    const full = await fullStore(folder, size, (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${text}   `);
    });
    const goals: Goal[] = [
      { figure: 'hereOfBare', atLeast: 0.8 },
      { figure: 'threadFourLanesOfBare', atLeast: 0.8 },
      { figure: 'records', atLeast: size.records },
      { figure: 'captures', atLeast: Math.min(size.captures, size.records) },
    ];
    const holds = report({ bench: 'store', figures: { ...commits, ...full }, goals }, values.json);
    if (!holds) process.exitCode = 1;
  } finally {
    remove();
  }
}

await main();
