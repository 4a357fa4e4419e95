import {
  type ColourMap,
  colourOf,
  examinerOf,
  type GatewayShape,
  gatewayShapes,
  healthCodeFormat,
  healthEvidence,
} from '@vedette/credential';
import { type SimulatedPerson, simulatedCode } from '@vedette/credential/simulated-gateway';
import {
  firmwareColours,
  guangdongColours,
  nationalColours,
  shanghaiColours,
} from '@vedette/credential/test/colour-maps';
import { noon, open, sample, simulate, context as verifying } from '@vedette/credential/test/gateway-stand';
import { decide } from '@vedette/domain';
import { context, requiring } from '@vedette/domain/test/builders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { shown } from '../stand/door.ts';

/** As often written: what is neither red nor yellow is green. */
function naive(written: unknown): 'red' | 'yellow' | 'green' {
  if (written === '10' || written === 'red') return 'red';
  return written === '01' || written === 'yellow' ? 'yellow' : 'green';
}
/** Or compared as loosely as the language allows: nothing, nought and no text at all are one. */
const naiveLoose = (written: unknown): boolean => Number(written) === Number('00');

const maps: readonly (readonly [GatewayShape, ColourMap, readonly unknown[]])[] = [
  ['shanghai', shanghaiColours, ['00']],
  ['national', nationalColours, ['00']],
  ['guangdong', guangdongColours, ['00']],
  ['firmware', firmwareColours, ['green', 1]],
];
const neither = [
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
  'Red',
  'amber',
  ['00'],
  {},
  'toString',
];
const nought = ['', ' ', '0', '000', 0, null, false, [], ['0']];

const written = (how: string, values: readonly unknown[], falls: (value: unknown) => boolean) =>
  maps.flatMap(([shape, map]) =>
    values.map(
      (value): Variant => ({
        name: `${JSON.stringify(value)}, which ${how}, in the shape ${shape}`,
        naive: () => falls(value),
        ours: () => colourOf(map, value),
        says: 'unknown',
      }),
    ),
  );

/** What a door that wants green makes of the code of somebody. */
async function atTheDoor(shape: GatewayShape, person: SimulatedPerson): Promise<unknown> {
  const gateway = open(await simulate({ people: [person] }), shape);
  const examiner = examinerOf(healthCodeFormat({ routes: [], fallback: gateway }));
  const found = await examiner.examine(shown(simulatedCode(shape, person), noon), verifying());
  const duty = requiring({ check: 'health-status', colour: 'green' });
  const decision = decide(duty, healthEvidence(found), context({ final: true }));
  return [found.outcome, decision.outcome, 'reasons' in decision ? decision.reasons : []];
}
const doubtful = ['verified', 'refer', ['health-status:unknown']];

describe('attack 16: a status that is taken for green', () => {
  shows([
    ...written('is neither red nor yellow', neither, (value) => naive(value) === 'green'),
    ...written('is nought', nought, naiveLoose),
    ...gatewayShapes.flatMap((shape) =>
      (['init', 'strange'] as const).map((colour) => ({
        name: `a code that is ${colour === 'init' ? 'under review' : 'of a colour nobody has heard of'}, in the shape ${shape}`,
        naive: () => naive(colour) === 'green',
        ours: () => atTheDoor(shape, { ...sample('绿'), colour }),
        says: doubtful,
      })),
    ),
  ]);

  it.each(gatewayShapes)(
    'yellow and red keep their colours, and green opens, in the shape %s',
    async (shape) => {
      expect(await atTheDoor(shape, sample('黄'))).toEqual(['verified', 'denied', ['health-status:yellow']]);
      expect(await atTheDoor(shape, sample('红'))).toEqual(['verified', 'denied', ['health-status:red']]);
      expect(await atTheDoor(shape, sample('绿'))).toEqual(['verified', 'granted', []]);
    },
  );

  it.each(maps)('nothing is green in the shape %s but what the platform calls so', (_, map, green) => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(colourOf(map, value) === 'green').toBe(green.includes(value));
      }),
    );
  });
});
