/**
 * From door to console: how long it takes until a passage shows, while the platform takes in half of what it can.
 *
 *   node --conditions=@vedette/source bench/live.ts [--seconds 20] [--sentinels 64] [--json]
 *
 * First the maximum: simulated sentinels (this process) send to the real platform (a process of its own, built-in
 * PostgreSQL) as fast as receipts come back. Then as many send at half that rate, while one more lets somebody pass
 * ten times a second, and a console, signed in, listens to everything that happens. The clock runs from the moment
 * when somebody passes, before his record is made and sealed, until the event with that passage has been read from
 * the stream. Sentinels, console, platform and database share the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeNet } from '@vedette/link/device';
import { openSimulatedSentinel } from '@vedette/testing/sentinel';
import { openStage, type Stage } from './ingest/stage.ts';
import { type Goal, report } from './lib/report.ts';
import { quantile } from './lib/statistics.ts';
import { openPassageClock } from './live/passage-clock.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    seconds: { ...text, default: '20' },
    sentinels: { ...text, default: '64' },
    json: { type: 'boolean', default: false },
  },
});
const burst = 20;
/** More than the fastest machine takes in while its maximum is measured. */
const prepared = 300_000;
const passEvery = 100;

function wholeNumber(given: string, name: string): number {
  const value = Number(given);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new RangeError(`--${name} is a whole number from 1`);
}

/** Records a second that are acknowledged after COMMIT, as fast as receipts come back. */
async function maximumOf(stage: Stage, sentinels: number, seconds: number): Promise<number> {
  const city = await stage.city({ sentinels, burst, rate: 1e9, waitingAtMost: 60 * sentinels });
  try {
    await city.live(3);
    await city.prepare(prepared);
    const [before, start] = [city.receipts.kept(), performance.now()];
    await city.live(seconds);
    return ((city.receipts.kept() - before) / (performance.now() - start)) * 1000;
  } finally {
    await city.close();
  }
}

async function showFigures(stage: Stage, sentinels: number, seconds: number, rate: number) {
  const city = await stage.city({ sentinels, burst, rate });
  const [origin, voucher] = [stage.platform().origin, await stage.platform().voucher(1)];
  const sentinel = await openSimulatedSentinel({ origin, voucher, net: nodeNet() });
  await city.prepare(Math.ceil(rate * (seconds + 3)));
  const clock = openPassageClock(stage.platform(), sentinel);
  try {
    await city.live(2);
    const [before, start] = [city.receipts.kept(), performance.now()];
    const ingested = city
      .live(seconds)
      .then(() => ((city.receipts.kept() - before) / (performance.now() - start)) * 1000);
    await clock.passFor(seconds, passEvery);
    const took = clock.took();
    return {
      ...{ ingestedPerSecond: await ingested, passages: took.length, missing: clock.missing() },
      behind: clock.behind(),
      shownMsP50: quantile(took, 0.5),
      shownMsP95: quantile(took, 0.95),
      shownMsP99: quantile(took, 0.99),
      shownMsMost: Math.max(...took),
    };
  } finally {
    clock.close();
    await sentinel.close();
    await city.close();
  }
}

async function main(): Promise<void> {
  const seconds = wholeNumber(values.seconds, 'seconds');
  const sentinels = wholeNumber(values.sentinels, 'sentinels');
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-live-'));
  const stage = await openStage(folder);
  try {
    const maximumPerSecond = await maximumOf(stage, sentinels, Math.min(seconds, 10));
    const shown = await showFigures(stage, sentinels, seconds, maximumPerSecond / 2);
    const goals: Goal[] = [
      { figure: 'shownMsP99', atMost: 1000 },
      { figure: 'ofMaximum', atLeast: 0.48 },
      { figure: 'missing', atMost: 0 },
    ];
    const ofMaximum = shown.ingestedPerSecond / maximumPerSecond;
    report({ bench: 'live', figures: { maximumPerSecond, ofMaximum, ...shown }, goals }, values.json);
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
