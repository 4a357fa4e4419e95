// How many codes are read in frames of a camera that blur, noise, light and posture have spoilt, and how long
// each takes, beside the library alone:
//   node --conditions=@vedette/source bench/qr.ts [--step 1] [--json]
// A step that shares no factor with the number of conditions, such as 7, shows some of each.
import { parseArgs } from 'node:util';
import { report } from './lib/report.ts';
import { median, quantile } from './lib/statistics.ts';
import { type Attempt, type DecoderName, type Input, measure } from './qr/measure.ts';

const { values: options } = parseArgs({
  options: {
    step: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const step = Number(options.step);
if (!(Number.isInteger(step) && step >= 1))
  throw new RangeError('--step must be a whole number of at least 1');

const attempts = await measure(step, (done, of) => {
  if (done % 50 === 0) console.log(`${done} of ${of} frames ...`);
});

const by = (decoder: DecoderName, input: Input): readonly Attempt[] =>
  attempts.filter((each) => each.decoder === decoder && each.input === input);
const rate = (some: readonly Attempt[]): number => some.filter(({ read }) => read).length / some.length;
const cpu = (some: readonly Attempt[]): readonly number[] => some.map((each) => each.cpu);

/** How many of one sort of frames each decoder read. */
function printShares(title: string, sortOf: (attempt: Attempt) => string): void {
  console.log(
    `\n${title.padEnd(14)} ${'frames'.padStart(6)} ${'ours'.padStart(7)} ${'baseline'.padStart(9)}`,
  );
  for (const sort of new Set(attempts.map(sortOf))) {
    const [own, other] = (['ours', 'baseline'] as const).map((decoder) =>
      by(decoder, 'pixels').filter((each) => sortOf(each) === sort),
    );
    const share = (some: readonly Attempt[] = []): string => `${Math.round(rate(some) * 100)} %`;
    console.log(
      `${sort.padEnd(14)} ${String(own?.length).padStart(6)} ${share(own).padStart(7)} ${share(other).padStart(9)}`,
    );
  }
}
printShares('condition', ({ scene }) => scene.condition);
printShares('size', ({ scene }) => `${scene.size} px`);
printShares('code', ({ scene }) => scene.payload.name);
printShares('background', ({ scene }) => scene.background);

function figuresOf(input: Input): Record<string, number> {
  const [own, other] = [by('ours', input), by('baseline', input)];
  return {
    [`${input}Rate`]: rate(own),
    [`${input}RateBaseline`]: rate(other),
    [`${input}CpuP50Ms`]: median(cpu(own)),
    [`${input}CpuP50MsBaseline`]: median(cpu(other)),
    [`${input}CpuP95Ms`]: quantile(cpu(own), 0.95),
    [`${input}CpuP95MsBaseline`]: quantile(cpu(other), 0.95),
    [`${input}RateToBaseline`]: rate(own) / rate(other),
  };
}
report(
  {
    bench: 'qr',
    figures: {
      frames: by('ours', 'pixels').length,
      ...figuresOf('pixels'),
      ...figuresOf('jpeg'),
      wrongTexts: attempts.filter(({ decoder, wrong }) => decoder === 'ours' && wrong > 0).length,
    },
    goals: [
      { figure: 'pixelsRateToBaseline', atLeast: 1 },
      { figure: 'jpegRateToBaseline', atLeast: 1 },
      { figure: 'wrongTexts', atMost: 0 },
    ],
  },
  options.json,
);
