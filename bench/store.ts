/**
 * What the terminal's store costs beside a bare loop of inserts, and how it does when it is full.
 *
 *   node --conditions=@vedette/source bench/store.ts [--records 1000000] [--captures 100000] [--json]
 *
 * Commits: the bare loop runs one prepared INSERT of the same rows into the same table, in a file with the same
 * settings and the same cipher, in this thread. The store does everything it does for a sentinel (rules of the duty, subject tag,
 * outbox, ring): in this thread (`here`), and in its own with one or more records under way (`thread…`). With one
 * under way each record is a commit of its own, as in the bare loop. With several the store lets those that wait
 * share a commit: still durable before each is answered, but no longer one commit a record.
 *
 * Goals: `here` is the strict comparison, one commit a record and no thread on either side; `threadFourLanes` is
 * what the product delivers when four lanes write at once. `threadOneLane` is printed without a goal: it is the
 * bare commit plus two hops between threads, a latency of some tens of microseconds and not a cost of the store.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Goal, report } from './lib/report.ts';
import { commitFigures, commitRates } from './store/commits.ts';
import { demandDisk, fullStore } from './store/full-store.ts';

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
    report({ bench: 'store', figures: { ...commits, ...full }, goals }, values.json);
  } finally {
    remove();
  }
}

await main();
