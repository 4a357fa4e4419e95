/**
 * Kills a process that writes into the terminal's store at random moments (SIGKILL), opens the store again each
 * time, and checks that every acknowledged record is there once, with the number it was told.
 *
 *   node --conditions=@vedette/source e2e/kill-store.ts --kills 200
 *
 * Ends with 1 when anything is lost, doubled, or out of its place. SIGKILL does not test a power cut: what the
 * kernel holds survives it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type Duty,
  type DutyId,
  instant,
  type LaneId,
  type PassageId,
  Personal,
  type PersonId,
} from '@vedette/domain';
import {
  eachRecord,
  fileKeySource,
  type NewPassRecord,
  openTerminalStore,
  passageIds,
  type TerminalStore,
} from '@vedette/store';

const here = fileURLToPath(import.meta.url);
const now = () => instant(Date.now());
/** How many records are under way at once, as on a sentinel with several lanes. */
const lanes = 4;
/** The longest a writer lives after its first acknowledgement, in milliseconds. */
const lifeAtMost = 120;
const openingAtMost = 600;

export interface KillSummary {
  readonly kills: number;
  readonly acknowledged: number;
  readonly records: number;
  readonly capturesSwept: number;
  /** Empty when all is well. */
  readonly faults: readonly string[];
}

const duty: Duty = {
  id: 'door' as DutyId,
  version: 1,
  title: { 'zh-CN': '门', en: 'Door' },
  purpose: 'access',
  basis: 'pipl-13-2',
  processor: { name: 'Site', contact: '1' },
  require: [],
  collect: {
    name: { why: 'test', minKeep: '0d', maxKeep: '14d', visibleTo: [] },
    capture: { why: 'test', minKeep: '0d', maxKeep: '14d', visibleTo: [] },
  },
  deviceOnly: [],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
};

function open(folder: string, worker: boolean): Promise<TerminalStore> {
  const data = join(folder, 'data');
  return openTerminalStore({
    folder: data,
    keySource: fileKeySource(join(folder, 'key'), data),
    now,
    worker,
  });
}

/** Writes for ever, and prints a line for each record that the store acknowledged. */
async function write(folder: string): Promise<never> {
  const store = await open(folder, true);
  if ((await store.duties.current()) === null) await store.duties.adopt(duty, { by: null, note: '' });
  const nextId = passageIds(now, await store.upkeep.lastSeenAt());
  const lane = async (): Promise<never> => {
    for (;;) {
      const record = recordOf(nextId());
      const { id, occurredAt: takenAt } = record.header;
      const capture = { record: id, takenAt, duty: duty.id, dutyVersion: 1, jpeg: randomBytes(3000) };
      if (randomInt(10) === 0) await store.captures.add(capture);
      const { seq } = await store.records.append(record);
      writeSync(1, `${seq} ${id}\n`);
      if (randomInt(5) === 0) await store.records.complete(id, 'taken');
    }
  };
  return Promise.race(Array.from({ length: lanes }, lane));
}

function recordOf(id: PassageId): NewPassRecord {
  return {
    header: {
      id,
      occurredAt: now(),
      lane: 'lane-1' as LaneId,
      direction: 'in',
      duty: duty.id,
      dutyVersion: 1,
      purpose: duty.purpose,
      outcome: 'granted',
      reasons: [],
      notices: [],
      by: ['face'],
      manual: false,
    },
    subject: { person: 'p1' as PersonId, day: '2026-01-01' },
    body: new Personal({ name: 'x' }),
  };
}

/**
 * Starts a writer and kills it: mostly at a random moment after its first acknowledgement, sometimes earlier,
 * while it opens or creates the store. Gives what it acknowledged.
 */
async function killOne(folder: string): Promise<ReadonlyMap<string, number>> {
  const args = ['--conditions=@vedette/source', here, '--write', folder];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged = new Map<string, number>();
  const kill = () => child.kill('SIGKILL');
  if (randomInt(5) === 0) setTimeout(kill, randomInt(openingAtMost));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const [seq, id, rest] = line.split(' ');
      // A line that the kill cut short acknowledges nothing.
      if (id?.length === 36 && rest === undefined) acknowledged.set(id, Number(seq));
      if (acknowledged.size === 1) setTimeout(kill, randomInt(lifeAtMost));
    }
  }
  await ended;
  return acknowledged;
}

/** What is wrong with the store after a kill. */
async function check(folder: string, acknowledged: ReadonlyMap<string, number>) {
  const faults: string[] = [];
  const store = await open(folder, false);
  for (const [id, seq] of acknowledged) {
    const found = await store.records.get(id as PassageId);
    if (found === null) faults.push(`record ${seq} is lost`);
    else if (found.seq !== seq) faults.push(`record ${seq} came back as ${found.seq}`);
  }
  const { sweptAtOpen, counts } = await store.upkeep.health();
  const { items } = await store.captures.list({ limit: 20 });
  for (const { record } of items) {
    if ((await store.records.get(record)) === null) faults.push('a capture without a record');
  }
  await store.close();
  return { faults, sweptAtOpen, records: counts.records };
}

/** The whole store at the end: numbers without gaps, no id twice, pages whole, the outbox without gaps. */
async function checkWhole(folder: string): Promise<string[]> {
  const faults: string[] = [];
  const store = await open(folder, false);
  const seqs: number[] = [];
  const ids = new Set<string>();
  for await (const record of eachRecord(store.records, {})) {
    seqs.push(record.seq);
    ids.add(record.header.id);
  }
  seqs.sort((a, b) => a - b);
  if (seqs.some((seq, i) => seq !== i + 1)) faults.push('record numbers have gaps');
  if (ids.size !== seqs.length) faults.push('a record is there twice');
  if ((await store.upkeep.integrity()) !== 'whole') faults.push('a page is damaged');
  let place = 0;
  for (
    let pending = await store.outbox.pending(1000);
    pending.length > 0;
    pending = await store.outbox.pending(1000)
  ) {
    for (const entry of pending) {
      place += 1;
      if (entry.seq !== place) faults.push(`outbox place ${place} is missing`);
    }
    await store.outbox.delivered(pending.at(-1)?.seq ?? (0 as never));
  }
  await store.close();
  return faults;
}

export async function killStore(
  kills: number,
  progress: (done: number) => void = () => {},
): Promise<KillSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-kill-'));
  const faults: string[] = [];
  let acknowledged = 0;
  let records = 0;
  let capturesSwept = 0;
  try {
    for (let i = 0; i < kills; i++) {
      const told = await killOne(folder);
      const after = await check(folder, told);
      acknowledged += told.size;
      records = after.records;
      capturesSwept += after.sweptAtOpen;
      faults.push(...after.faults.map((fault) => `kill ${i + 1}: ${fault}`));
      progress(i + 1);
    }
    faults.push(...(await checkWhole(folder)));
    return { kills, acknowledged, records, capturesSwept, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const options = { kills: { type: 'string', default: '200' }, write: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  if (values.write !== undefined) return write(values.write);
  const kills = Number(values.kills);
  if (!Number.isSafeInteger(kills) || kills < 1) throw new RangeError('--kills is a whole number from 1');
  const summary = await killStore(kills, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${kills} kills`);
  });
  console.log(
    `${summary.kills} kills, ${summary.acknowledged} records acknowledged, ${summary.records} kept, ` +
      `${summary.capturesSwept} captures swept, ${summary.faults.length} faults`,
  );
  for (const fault of summary.faults) console.log(`  ${fault}`);
  if (summary.faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] === here) await main();
