/**
 * What the vault of a terminal costs: sealing a record, opening at start, and the nightly re-key.
 *
 *   node --conditions=@vedette/source bench/vault.ts [--people 50000] [--days 30] [--json]
 *
 * The vault lies in the folder for temporary files, with a key for each person, pairs and index keys of four purposes
 * and that many days. Its keeper is a file, so no network is in the figures. A re-key is everything from the keeper's
 * new point to its word that the old share is gone, files synced; an unlock is from the closed file to an open vault.
 * A record is one of two periods (a name and a temperature); its time is processor time of this process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Goal, report } from './lib/report.ts';
import { median } from './lib/statistics.ts';
import { filledVault, openAgain, type Site } from './vault/filled-vault.ts';
import { capturesOpened, recordCosts } from './vault/records.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50000' },
    days: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
});

const times = 5;

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took;
}

async function figuresOf(site: Site) {
  const filled = await filledVault(site);
  const rekeys = await timesOf(() => filled.rekey());
  filled.vault.close();
  const unlocks = await timesOf(async () => (await openAgain(site)).close());
  const vault = await openAgain(site);
  const costs = recordCosts(vault);
  const opened = capturesOpened(vault);
  vault.close();
  return {
    people: site.people,
    keys: filled.keys,
    keyFileBytes: filled.bytes(),
    rekeyMs: median(rekeys),
    rekeyWorstMs: Math.max(...rekeys),
    unlockMs: median(unlocks),
    unlockWorstMs: Math.max(...unlocks),
    ...costs,
    ...opened,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-vault-'));
try {
  const figures = await figuresOf({ folder, people: Number(values.people), days: Number(values.days) });
  const goals: Goal[] = [
    { figure: 'rekeyWorstMs', atMost: 5_000 },
    { figure: 'unlockWorstMs', atMost: 500 },
    { figure: 'sealRecordCpuUs', atMost: 60 },
  ];
  report({ bench: 'vault', figures, goals }, values.json);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
