import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAffine, fitSimilarity, invertAffine, squareAround } from './affine.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const square = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

describe('affine maps', () => {
  it('come back through their inverse', () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.double({ min: -3, max: 3, noNaN: true }), (x, y, angle) => {
        const map = squareAround({ x, y }, 120, angle, 64);
        const there = applyAffine(map, 13, 57);
        const back = applyAffine(invertAffine(map), there.x, there.y);
        expect(back.x).toBeCloseTo(13, 6);
        expect(back.y).toBeCloseTo(57, 6);
      }),
    );
  });

  it('put the middle of the crop on the centre', () => {
    const middle = applyAffine(squareAround({ x: 50, y: 70 }, 100, 0.4, 64), 32, 32);
    expect(middle.x).toBeCloseTo(50);
    expect(middle.y).toBeCloseTo(70);
  });

  it('find the turn, scale and shift that moved the points', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        coordinate,
        coordinate,
        (angle, scale, dx, dy) => {
          const move = { a: scale * Math.cos(angle), d: scale * Math.sin(angle) };
          const map = { ...move, b: -move.d, c: dx, e: move.a, f: dy };
          const moved = square.map(({ x, y }) => applyAffine(map, x, y));
          const found = fitSimilarity(square, moved);
          for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const)
            expect(found[key]).toBeCloseTo(map[key], 6);
        },
      ),
    );
  });

  it('fit points that no similarity joins as near as can be', () => {
    const bent = square.map(({ x, y }) => ({ x: x + y * 0.1, y }));
    const fit = fitSimilarity(square, bent);
    const error = (map: typeof fit) =>
      square.reduce((sum, p, i) => {
        const q = applyAffine(map, p.x, p.y);
        return sum + (q.x - (bent[i]?.x ?? 0)) ** 2 + (q.y - (bent[i]?.y ?? 0)) ** 2;
      }, 0);
    for (const nudge of [{ a: 0.01 }, { d: 0.01 }, { c: 0.1 }, { f: -0.1 }]) {
      const a = fit.a + (nudge.a ?? 0);
      const d = fit.d + (nudge.d ?? 0);
      const other = { a, b: -d, c: fit.c + (nudge.c ?? 0), d, e: a, f: fit.f + (nudge.f ?? 0) };
      expect(error(other)).toBeGreaterThan(error(fit));
    }
  });
});
