import { describe, expect, it } from 'vitest';
import { anchorCentres } from './anchors.ts';
import { type Detection, overlap } from './detection.ts';
import { primaryFirst } from './find-faces.ts';
import { suppress } from './suppress.ts';

const face = (left: number, top: number, size: number, score: number): Detection => ({
  box: { left, top, width: size, height: size },
  score,
  eyes: [
    { x: left, y: top },
    { x: left + size, y: top },
  ],
});

describe('anchors', () => {
  it('stand in the middle of their cells, row by row, those of a cell together', () => {
    const centres = anchorCentres([
      { grid: 16, stride: 8, perCell: 2 },
      { grid: 8, stride: 16, perCell: 6 },
    ]);
    expect(centres.length).toBe(896 * 2);
    expect([...centres.subarray(0, 6)]).toEqual([4, 4, 4, 4, 12, 4]);
    expect([...centres.subarray(64, 66)]).toEqual([4, 12]);
    expect([...centres.subarray(1024, 1026)]).toEqual([8, 8]);
  });
});

describe('overlap', () => {
  it('is the shared part of both together', () => {
    expect(overlap(face(0, 0, 10, 1).box, face(5, 0, 10, 1).box)).toBeCloseTo(1 / 3);
    expect(overlap(face(0, 0, 10, 1).box, face(10, 0, 10, 1).box)).toBe(0);
  });
});

describe('suppress', () => {
  it('keeps the best of faces that lie on each other, and all that stand apart', () => {
    const kept = suppress([face(0, 0, 10, 0.6), face(1, 1, 10, 0.9), face(50, 0, 10, 0.5)], 0.3);
    expect(kept.map(({ score }) => score)).toEqual([0.9, 0.5]);
  });
});

describe('primaryFirst', () => {
  it('prefers the middle, but a much wider face a little off it', () => {
    const central = face(95, 95, 10, 0.5);
    const wide = face(50, 70, 60, 0.5);
    expect(primaryFirst([wide, central], 200, 200)[0]).toBe(central);
    expect(primaryFirst([central, face(60, 65, 70, 0.5)], 200, 200)[0]).not.toBe(central);
  });
});
