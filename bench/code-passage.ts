// How long it takes from the first frame that shows a code to a decision that is written down, and how much of it
// is not the decoding. Passes on paper and on phones, European certificates and SMART Health Cards, in turn:
//   node --conditions=@vedette/source bench/code-passage.ts [--passages 200] [--json]
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kind, kinds, openIssuers } from './code-passage/credentials.ts';
import { type FrameSize, sizes } from './code-passage/frames.ts';
import { passAll } from './code-passage/pass-all.ts';
import { report } from './lib/report.ts';
import { median, quantile } from './lib/statistics.ts';

const { values: options } = parseArgs({
  options: { passages: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const passages = Number(options.passages);
if (!(Number.isInteger(passages) && passages >= 8)) throw new RangeError('--passages must be at least 8');

const folder = mkdtempSync(join(tmpdir(), 'vedette-bench-'));
console.log(`${passages} passages, a new code each ...`);
const all = await passAll(folder, randomBytes(32), openIssuers(), passages);
rmSync(folder, { recursive: true });

type Walked = (typeof all)[number];
const beyond = ({ times }: Walked): number => times.total - times.decode;
const figuresOf = (name: string, values: readonly number[]): Record<string, number> => ({
  [`${name}P50Ms`]: median(values),
  [`${name}P95Ms`]: quantile(values, 0.95),
});
const decodeAt = (size: FrameSize) =>
  all.filter((each) => each.size === size).map(({ times }) => times.decode);
const verifyOf = (kind: Kind) => all.filter((each) => each.kind === kind).map(({ times }) => times.verify);

report(
  {
    bench: 'code-passage',
    figures: {
      passages: all.length,
      ...Object.assign(
        {},
        ...sizes.map((size) => figuresOf(`decode${size.width}x${size.height}`, decodeAt(size))),
      ),
      ...figuresOf(
        'total',
        all.map(({ times }) => times.total),
      ),
      ...figuresOf('beyondDecoding', all.map(beyond)),
      ...Object.assign({}, ...kinds.map((kind) => figuresOf(`${kind}Verify`, verifyOf(kind)))),
      ...figuresOf(
        'decide',
        all.map(({ times }) => times.decide),
      ),
      ...figuresOf(
        'record',
        all.map(({ times }) => times.record),
      ),
      granted: all.filter(({ times }) => times.granted).length / all.length,
    },
    goals: [
      { figure: 'beyondDecodingP95Ms', atMost: 150 },
      { figure: 'granted', atLeast: 1 },
    ],
  },
  options.json,
);
