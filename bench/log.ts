/**
 * The public log: what an entry and a proof cost as it grows, in the built-in PostgreSQL with its own settings.
 *
 *   node --conditions=@vedette/source bench/log.ts [--entries 100000] [--json]
 *
 * Entries of a fleet come in batches of 2,000, as a batch retirement appends them; then single ones, each of which is
 * on the medium when it is answered; then proofs of random entries and from random earlier sizes. All of it is done
 * twice, for a hundredth of the entries and for all: reads grow with the logarithm, so the second may not be much dearer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instant } from '@vedette/domain';
import { type LogStore, openPlatformStore } from '@vedette/store/platform';
import { entryText, logNames, provedConsistent, provedIncluded } from '@vedette/vault/log';
import { type Goal, report } from './lib/report.ts';
import { quantile } from './lib/statistics.ts';

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '100000' }, json: { type: 'boolean', default: false } },
});

const batch = 2_000;
const times = 200;
const names = logNames(new Uint8Array(32));
const organisation = names.organisation('bench').hash;

const textOf = (generation: number): string =>
  entryText({
    ...{ kind: 'REKEYED', at: instant(1_796_000_000_000), organisation, subject: null },
    detail: { generation },
  });

async function timesOf(work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await work(turn);
    took.push(performance.now() - start);
  }
  return took;
}

async function grownTo(log: LogStore, wanted: number): Promise<number> {
  const from = await log.size();
  const start = performance.now();
  for (let at = from; at < wanted; at += batch) {
    const count = Math.min(batch, wanted - at);
    await log.append(Array.from({ length: count }, (_, turn) => textOf(at + turn)));
  }
  return ((performance.now() - start) * 1000) / (wanted - from);
}

async function figuresAt(log: LogStore, wanted: number) {
  const batchedUs = await grownTo(log, wanted);
  const singles = await timesOf((turn) => log.append([textOf(1_000_000_000 + wanted + turn)]));
  const size = await log.size();
  const proofs = await timesOf(() => provedIncluded(log.nodes, Math.floor(Math.random() * size), size));
  const grown = await timesOf(() =>
    provedConsistent(log.nodes, 1 + Math.floor(Math.random() * (size - 1)), size),
  );
  return {
    batchedUs,
    singleMs: quantile(singles, 0.5),
    proofMs: quantile(proofs, 0.5),
    consistencyMs: quantile(grown, 0.5),
  };
}

async function main(): Promise<void> {
  const wanted = Number(values.entries);
  if (!Number.isSafeInteger(wanted) || wanted < 100)
    throw new RangeError('--entries is a whole number from 100');
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-log-'));
  const store = await openPlatformStore({ dataFolder: folder });
  try {
    const small = await figuresAt(store.publicLog, Math.ceil(wanted / 100));
    const large = await figuresAt(store.publicLog, wanted);
    const prefixed = Object.entries(small).map(([name, value]) => [
      `early${name[0]?.toUpperCase()}${name.slice(1)}`,
      value,
    ]);
    const figures = {
      entries: await store.publicLog.size(),
      ...(Object.fromEntries(prefixed) as Record<string, number>),
      ...large,
      proofGrowth: large.proofMs / small.proofMs,
    };
    const goals: Goal[] = [
      { figure: 'proofMs', atMost: 10 },
      { figure: 'proofGrowth', atMost: 3 },
    ];
    report({ bench: 'log', figures, goals }, values.json);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
