import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, open, sample, shown, simulate } from '../../test/gateway-stand.ts';
import { examinerOf } from '../core/examine.ts';
import { firmwareColours } from './firmware/reply.ts';
import { type ColourMap, colourOf, gatewayShapes } from './gateway.ts';
import { guangdongColours } from './guangdong/reply.ts';
import { healthCodeFormat } from './health-code-format.ts';
import { nationalColours } from './national/reply.ts';
import { shanghaiColours } from './shanghai/reply.ts';
import { simulatedCode } from './simulated/index.ts';

const maps: readonly (readonly [string, ColourMap, readonly unknown[]])[] = [
  ['shanghai', shanghaiColours, ['00']],
  ['national', nationalColours, ['00']],
  ['guangdong', guangdongColours, ['00']],
  ['firmware', firmwareColours, ['green', 1]],
];

/** As it is often written: what is not red or yellow is green. */
function naive(written: unknown): string {
  if (written === '10' || written === 'red') return 'red';
  return written === '01' || written === 'yellow' ? 'yellow' : 'green';
}

const confusing = [
  'init',
  '',
  '0',
  '1',
  0,
  2,
  10,
  true,
  null,
  'GREEN',
  'green ',
  '００',
  '000',
  ['00'],
  {},
  'toString',
];

describe.each(maps)(
  'attack 16: a status that a naive verifier of the shape %s takes for green',
  (_, map, green) => {
    it.each(confusing)('is unknown when it is written %j', (written) => {
      expect(naive(written)).toBe('green');
      expect(colourOf(map, written)).toBe('unknown');
    });

    it('is green for nothing but what the platform calls so', () => {
      fc.assert(
        fc.property(fc.anything(), (written) => {
          expect(colourOf(map, written) === 'green').toBe(green.includes(written));
        }),
      );
    });
  },
);

describe.each(gatewayShapes)('attack 16: a code under review, in the shape %s', (shape) => {
  it.each(['审', '异'])('is verified and unknown for %s, which no duty takes for green', async (first) => {
    const gateway = open(await simulate(), shape);
    const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: gateway }));
    const found = await examiner.examine(shown(simulatedCode(shape, sample(first))), context());
    expect(found.outcome).toBe('verified');
    expect(found.claims[0]).toMatchObject({ kind: 'health-status', colour: 'unknown' });
  });
});
