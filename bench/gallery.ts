// How fast, and whether exact, a person is found among many:
//   node --conditions=@vedette/source bench/gallery.ts [--rows 50000] [--dimension 512] [--json]
import { parseArgs } from 'node:util';
import { enrol, measureChanges, measureSearch, medianOf, type SearchTimes } from './gallery/measure.ts';
import { type Kind, kinds, populationOf } from './gallery/vectors.ts';
import { report } from './lib/report.ts';
import { median, quantile } from './lib/statistics.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    dimension: { type: 'string', default: '512' },
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(options.rows);
const dimension = Number(options.dimension);
if (!(Number.isInteger(rows) && rows >= 2))
  throw new RangeError('--rows must be a whole number of at least 2');

interface Case {
  readonly name: string;
  readonly times: SearchTimes;
}
const cases: Case[] = [];
const changes: { addUs: number; replaceUs: number; removeUs: number; bytes: number }[] = [];

async function measureKind(kind: Kind): Promise<void> {
  const population = populationOf(kind, rows, dimension);
  const { gallery, addUs } = await enrol(population, rows);
  for (const probe of ['enrolled', 'stranger'] as const) {
    console.log(
      `${kind} references, probe of ${probe === 'enrolled' ? 'someone enrolled' : 'a stranger'} ...`,
    );
    const name = `${kind}${probe === 'enrolled' ? 'Enrolled' : 'Stranger'}`;
    cases.push({ name, times: measureSearch(gallery, population.references, population[probe]) });
  }
  changes.push({ addUs, bytes: gallery.bytes / rows, ...measureChanges(gallery, population) });
  gallery.close();
}

for (const kind of Object.keys(kinds) as Kind[]) await measureKind(kind);

const medians = cases.map(({ times }) => medianOf(times));
const searches = cases.flatMap(({ times }) => times.search);
const over = (value: (one: (typeof changes)[number]) => number): number => median(changes.map(value));

const figures = {
  rows,
  dimension,
  ...Object.fromEntries(cases.map(({ name, times }) => [`${name}Ms`, median(times.search)])),
  searchP50Ms: quantile(searches, 0.5),
  searchP95Ms: quantile(searches, 0.95),
  copyMs: median(medians.map(({ copy }) => copy)),
  usearchMs: median(cases.map(({ times }) => median(times.usearch))),
  usearchOneThreadMs: median(cases.map(({ times }) => median(times.usearchOneThread))),
  bruteForceMs: median(medians.map(({ bruteForce }) => bruteForce)),
  worstRatioToCopy: Math.max(...medians.map(({ search, copy }) => search / copy)),
  leastTimesFasterThanUsearch: Math.min(...medians.map(({ search, usearch }) => usearch / search)),
  agreement: Math.min(...cases.map(({ times }) => times.agreement)),
  bytesPerReference: over(({ bytes }) => bytes),
  addUs: over(({ addUs }) => addUs),
  replaceUs: over(({ replaceUs }) => replaceUs),
  removeUs: over(({ removeUs }) => removeUs),
};
report(
  {
    bench: 'gallery',
    figures,
    goals: [
      { figure: 'worstRatioToCopy', atMost: 1.5 },
      { figure: 'leastTimesFasterThanUsearch', atLeast: 3 },
      { figure: 'agreement', atLeast: 1 },
    ],
  },
  options.json,
);
