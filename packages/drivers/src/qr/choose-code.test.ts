import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCode } from './choose-code.ts';
import type { DecodedCode } from './qr-decoder.ts';

function code(text: string, side: number, left = 0): DecodedCode {
  const [right, bottom] = [left + side, side];
  const corners = [
    { x: left, y: 0 },
    { x: right, y: 0 },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ] as const;
  return { format: 'qr', bytes: new TextEncoder().encode(text), corners, isPart: false };
}

describe('the code that somebody holds out', () => {
  it('is the only one', () => {
    const only = code('one', 100);
    expect(chooseCode([only])).toBe(only);
    expect(chooseCode([])).toBeNull();
  });

  it('is the one that is plainly nearer', () => {
    const [near, far] = [code('near', 150), code('far', 100, 200)];
    expect(chooseCode([far, near])).toBe(near);
  });

  it('cannot be told of two phones side by side', () => {
    expect(chooseCode([code('one', 120), code('other', 100, 200)])).toBeNull();
    expect(chooseCode([code('one', 150), code('other', 149, 200), code('poster', 10, 400)])).toBeNull();
  });

  it('is one when the same text is there twice', () => {
    const larger = code('ticket', 110);
    expect(chooseCode([code('ticket', 100, 200), larger])).toBe(larger);
  });

  it('does not depend on the order in which they were found', () => {
    const sides = fc.uniqueArray(fc.integer({ min: 10, max: 400 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(sides, (all) => {
        const codes = all.map((side) => code(String(side), side));
        expect(chooseCode(codes.toReversed())).toBe(chooseCode(codes));
      }),
    );
  });
});
