// What a certificate costs from the text of its code to the finding, and whether a thousand of them leave anything:
//   node --conditions=@vedette/source bench/credential.ts [--json]
import { parseArgs } from 'node:util';
import { type Memory, measureChain, memoryInUse, openBench, verifyOver } from './credential/measure.ts';
import { report } from './lib/report.ts';
import { median, quantile } from './lib/statistics.ts';

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const times = 1_000;
const rounds = 31;
const kib = (bytes: number): number => bytes / 1024;
const bench = openBench();

/** The runtime's own pools take some fifty thousand certificates to reach their size. */
const settle = 60 * times;

for (const code of [bench.es256, bench.ps256]) await measureChain(bench, code, 3 * times);

const es256 = await measureChain(bench, bench.es256, times);
const ps256 = await measureChain(bench, bench.ps256, times);

await verifyOver(bench, bench.es256, settle);
const memory = [memoryInUse()];
for (let round = 0; round < rounds; round++) {
  await verifyOver(bench, bench.es256, times);
  memory.push(memoryInUse());
}

/** What a round of a thousand leaves behind: a leak shows in every round, the collector's own doings in few. */
const growth = (value: (one: Memory) => number): number =>
  median(memory.slice(1).map((one, round) => kib(value(one) - value(memory[round] ?? one))));

report(
  {
    bench: 'credential',
    figures: {
      codeCharacters: bench.es256.bytes.length,
      es256CpuMs: median(es256),
      es256P95CpuMs: quantile(es256, 0.95),
      ps256CpuMs: median(ps256),
      ps256P95CpuMs: quantile(ps256, 0.95),
      heapGrowthKiB: growth(({ heap }) => heap),
      rssGrowthKiB: growth(({ resident }) => resident),
    },
    goals: [
      { figure: 'es256P95CpuMs', atMost: 2 },
      { figure: 'ps256P95CpuMs', atMost: 2 },
      // A kept certificate would be some 600 KiB in a thousand.
      { figure: 'heapGrowthKiB', atMost: 32 },
      { figure: 'rssGrowthKiB', atMost: 256 },
    ],
  },
  options.json,
);
