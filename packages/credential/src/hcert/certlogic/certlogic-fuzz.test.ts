import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, validate } from './index.ts';
import { operandCounts } from './operators.ts';

const data = {
  payload: { v: [{ dn: 1, dt: '2021-05-01', ci: 'URN:UVCI:01:NL:1#2' }], r: null },
  n: 3,
  l: [1],
};
const paths = [
  '',
  'payload.v.0.dn',
  'payload.v.0.dt',
  'payload.v.0.ci',
  'payload.r',
  'n',
  'l',
  'x.y',
  'current',
];

const { expression } = fc.letrec((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(true, false, '', 'a', '2021-05-01', 0, 1, -7),
    fc.constantFrom(...paths).map((path) => ({ var: path })),
    fc.array(tie('expression'), { maxLength: 3 }),
    fc
      .tuple(
        fc.constantFrom(...Object.keys(operandCounts)),
        fc.array(tie('expression'), { minLength: 1, maxLength: 3 }),
      )
      .map(([operator, operands]) => ({ [operator]: operands })),
    tie('expression').map((start) => ({ plusTime: [start, 1, 'day'] })),
  ),
}));

describe('any JSON at all', () => {
  it('evaluates to a value or to a reason, and is valid or has issues', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(typeof evaluate(one, other).ok).toBe('boolean');
        expect(Array.isArray(validate(one))).toBe(true);
      }),
    ));

  it('evaluates, when it looks like CertLogic, the same way twice and without touching the data', () =>
    fc.assert(
      fc.property(expression, (one) => {
        const before = JSON.stringify(data);
        expect(evaluate(one, data)).toEqual(evaluate(one, data));
        expect(JSON.stringify(data)).toBe(before);
      }),
      { numRuns: 1_000 },
    ));

  it('that is not valid has no value unless the fault lies where nothing is evaluated', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (one) => {
        // At the outermost level nothing is lazy: an operator with a fault of its own has no value.
        fc.pre(validate(one).some(({ expr }) => expr === one));
        expect(evaluate(one, {}).ok).toBe(false);
      }),
    ));
});
