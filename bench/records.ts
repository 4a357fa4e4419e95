/**
 * Searching what has been taken in: a place and an hour among ten million records, and a dashboard's flow.
 *
 *   node --conditions=@vedette/source bench/records.ts [--records 10000000] [--json]
 *
 * The rows are made inside the database (built-in PostgreSQL, its own settings), spread over 14 days, 50 sites and
 * 200 lanes as a working day spreads them, with bodies of 160 bytes; the roll-up is made of them. Searches go through
 * the platform's store, as its routes do: the newest 50 of a random hour at a random place, and the flow of a day by
 * the hour, which reads the roll-up alone. Nothing is warmed up for a search but what other searches have read.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instant, type OrganisationId } from '@vedette/domain';
import { type LocationId, openPlatformStore, type PlatformStore, type Reach } from '@vedette/store/platform';
import { organisation } from '@vedette/store/test/platform/record-kit';
import { type Goal, report } from './lib/report.ts';
import { quantile } from './lib/statistics.ts';
import { days, fillRecords, sites } from './records/fill.ts';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '10000000' }, json: { type: 'boolean', default: false } },
});

const hour = 3_600_000;
const times = 300;
const reach: Reach = { organisations: [organisation as OrganisationId], places: null };

interface Moment {
  readonly site: LocationId;
  readonly from: number;
}

/** An hour of the busy part of some day, at some site. */
function someHour(end: number): Moment {
  const dayStart = end - Math.ceil(Math.random() * days) * 24 * hour;
  const site = (2 + Math.floor(Math.random() * sites)) as LocationId;
  return { site, from: dayStart + (7 + Math.floor(Math.random() * 12)) * hour };
}

async function timesOf(work: (moment: Moment) => Promise<unknown>, end: number): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const moment = someHour(end);
    const start = performance.now();
    await work(moment);
    took.push(performance.now() - start);
  }
  return took;
}

async function searchFigures({ records }: PlatformStore, end: number) {
  let found = 0;
  const searches = await timesOf(async ({ site, from }) => {
    const filter = { from: instant(from), to: instant(from + hour), places: [site] };
    found += (await records.search(reach, filter, { limit: 50 })).items.length;
  }, end);
  const flows = await timesOf(
    ({ site, from }) =>
      records.flow(reach, {
        ...{ from: instant(from - 7 * hour), to: instant(from + 17 * hour) },
        ...{ step: 'hour', by: 'lane', places: [site] },
      }),
    end,
  );
  return {
    foundEach: found / times,
    searchMsP50: quantile(searches, 0.5),
    searchMsP95: quantile(searches, 0.95),
    searchMsMost: Math.max(...searches),
    flowMsP50: quantile(flows, 0.5),
    flowMsP95: quantile(flows, 0.95),
  };
}

async function main(): Promise<void> {
  const wanted = Number(values.records);
  if (!Number.isSafeInteger(wanted) || wanted < 1) throw new RangeError('--records is a whole number from 1');
  const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-records-'));
  const store = await openPlatformStore({ dataFolder: folder });
  try {
    const say = (text: string): void => void (process.stderr.isTTY && process.stderr.write(`\r${text}   `));
    const filled = await fillRecords(store, wanted, say);
    const figures = { ...filled.figures, ...(await searchFigures(store, filled.end)) };
    const goals: Goal[] = [
      { figure: 'records', atLeast: wanted },
      { figure: 'searchMsP95', atMost: 50 },
    ];
    report({ bench: 'records', figures, goals }, values.json);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
