import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverOffset } from './server-offset.ts';

const noon = Date.UTC(2026, 11, 1, 4);
const header = (at: number): string => new Date(at).toUTCString();

describe('the difference of two clocks', () => {
  it('is nothing while it could be the rounding of the header or the way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 10_000 }), (skew, way) => {
        const sentAt = noon + 4_321;
        const told = header(sentAt + way / 2);
        expect(serverOffset(told, sentAt, sentAt + way)).toBe(0);
        expect(serverOffset(told, sentAt - skew, sentAt + way + skew)).toBe(0);
      }),
    );
  });

  it('is known to the second where a phone is minutes off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3_000, max: 1e9 }), fc.boolean(), (wrong, isFast) => {
        const offset = isFast ? -wrong : wrong;
        const found = serverOffset(header(noon + offset), noon, noon + 200) ?? 0;
        expect(Math.abs(found - offset)).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  it('is unknown where the answer has no date', () => {
    expect(serverOffset(null, noon, noon)).toBeNull();
    expect(serverOffset('yesterday', noon, noon)).toBeNull();
  });
});
