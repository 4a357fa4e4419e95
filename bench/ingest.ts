/**
 * What the platform takes in: sentinels, platform and PostgreSQL on this one machine.
 *
 *   node --conditions=@vedette/source bench/ingest.ts [--seconds 20] [--sentinels 64] [--kills 3] [--json]
 *
 * Simulated sentinels (this process) speak the real device link with the real platform (a process of its own) over
 * its built-in PostgreSQL, with 20 records a request, as fast as receipts come back; a receipt comes after COMMIT.
 * Their records were sealed before, as at a door, where nobody waits for a receipt. The rate is that of the
 * receipts. Beside it, in the same run, the very rows that came of it are copied into the very table, emptied before,
 * by one plain COPY, and by a binary one. Then platform and database are killed by turns with SIGKILL while records
 * flow, and what was made is compared with what is there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyRate } from './ingest/copy-rate.ts';
import { killFigures } from './ingest/kills.ts';
import { processorTime } from './ingest/processor-time.ts';
import { serverProcess } from './ingest/server-process.ts';
import { openStage, type Stage } from './ingest/stage.ts';
import { type Goal, report } from './lib/report.ts';
import { quantile } from './lib/statistics.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    seconds: { ...text, default: '20' },
    sentinels: { ...text, default: '64' },
    kills: { ...text, default: '3' },
    json: { type: 'boolean', default: false },
  },
});

function wholeNumber(given: string, name: string, least: number): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${name} is a whole number from ${least}`);
}

/** Microseconds of processor so far. The database server is a child of this process and counted by itself. */
async function processorTimes({ platform, database }: Stage) {
  const { user, system } = process.cpuUsage();
  return {
    sentinels: user + system,
    platform: processorTime(platform().process.pid ?? 0),
    database: processorTime(await serverProcess(database)),
  };
}

/** More than the fastest machine takes in while it is measured. */
const prepared = 400_000;

/** As fast as receipts come back. */
async function ingestFigures(stage: Stage, seconds: number, sentinels: number) {
  const city = await stage.city({ sentinels, burst: 20, rate: 1e9, waitingAtMost: 60 * sentinels });
  await city.live(3);
  await city.prepare(prepared);
  const [before, start, timesBefore] = [city.receipts.kept(), performance.now(), await processorTimes(stage)];
  await city.live(seconds);
  const took = (performance.now() - start) / 1000;
  const timesAfter = await processorTimes(stage);
  const each = (after: number, from: number): number => (after - from) / (city.receipts.kept() - before);
  const waits = city.receipts.waits();
  const figures = {
    records: city.receipts.kept(),
    recordsPerSecond: (city.receipts.kept() - before) / took,
    sealed: city.sentinels.some(({ device }) => device.set.rows.size > 0) ? 1 : 0,
    receiptMsP50: quantile(waits, 0.5),
    receiptMsP99: quantile(waits, 0.99),
    setAside: city.receipts.setAside(),
    sentinelUsEach: each(timesAfter.sentinels, timesBefore.sentinels),
    platformUsEach: each(timesAfter.platform, timesBefore.platform),
    databaseUsEach: each(timesAfter.database, timesBefore.database),
  };
  await city.close();
  return figures;
}

async function main(): Promise<void> {
  const seconds = wholeNumber(values.seconds, 'seconds', 1);
  const sentinels = wholeNumber(values.sentinels, 'sentinels', 1);
  const kills = wholeNumber(values.kills, 'kills', 0);
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-ingest-'));
  const stage = await openStage(folder);
  try {
    const ingest = await ingestFigures(stage, seconds, sentinels);
    const copied = await copyRate(stage.database.pool, 'text');
    const binaryCopied = await copyRate(stage.database.pool, 'binary');
    const ofCopy = ingest.recordsPerSecond / copied;
    const killed = await killFigures(stage, kills);
    const goals: Goal[] = [
      { figure: 'recordsPerSecond', atLeast: 10_000 },
      { figure: 'ofCopy', atLeast: 0.5 },
      { figure: 'setAside', atMost: 0 },
      { figure: 'lost', atMost: 0 },
      { figure: 'twice', atMost: 0 },
    ];
    const figures = {
      ...ingest,
      copyPerSecond: copied,
      ofCopy,
      binaryCopyPerSecond: binaryCopied,
      ...killed,
    };
    report({ bench: 'ingest', figures, goals }, values.json);
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
