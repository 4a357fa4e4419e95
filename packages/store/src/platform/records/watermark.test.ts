import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyWatermark, gapsIn, hasArrived, rangesFrom, rangesText, withArrived } from './watermark.ts';

const seqs = fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), { maxLength: 8 });

it('knows exactly what has arrived, however it came', () => {
  fc.assert(
    fc.property(seqs, (batches) => {
      const mark = batches.reduce(withArrived, emptyWatermark);
      const all = new Set(batches.flat());
      for (let seq = 1; seq <= 61; seq += 1) expect(hasArrived(mark, seq)).toBe(all.has(seq));
    }),
  );
});

it('acknowledges up to the first that is missing', () => {
  fc.assert(
    fc.property(seqs, (batches) => {
      const mark = batches.reduce(withArrived, emptyWatermark);
      expect(hasArrived(mark, mark.through + 1)).toBe(false);
      if (mark.through > 0) expect(hasArrived(mark, mark.through)).toBe(true);
    }),
  );
});

it('names every gap, and nothing but gaps', () => {
  fc.assert(
    fc.property(seqs, (batches) => {
      const mark = batches.reduce(withArrived, emptyWatermark);
      const missing = new Set(gapsIn(mark, 64).flatMap(({ from, to }) => [from, to]));
      for (const seq of missing) expect(hasArrived(mark, seq)).toBe(false);
      const highest = mark.held.at(-1)?.to ?? mark.through;
      const filled = gapsIn(mark, 64).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      );
      expect(withArrived(mark, filled)).toEqual({ through: highest, held: [] });
    }),
  );
});

it('is written as the database writes it, and read again', () => {
  const held = [
    { from: 5, to: 7 },
    { from: 10, to: 10 },
  ];
  expect(rangesText(held)).toBe('{[5,8),[10,11)}');
  expect(rangesFrom('{[5,8),[10,11)}')).toEqual(held);
  expect(rangesFrom('{}')).toEqual([]);
});
