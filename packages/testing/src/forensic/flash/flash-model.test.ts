import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlashModel, flashPageBytes } from './flash-model.ts';
import { overwriteAll, trimAll } from './write-image.ts';

const page = (mark: number) => Buffer.alloc(flashPageBytes, mark);
const marksIn = (bytes: Buffer) => {
  const pages = Array.from(
    { length: bytes.length / flashPageBytes },
    (_, i) => bytes[i * flashPageBytes] ?? 0,
  );
  return new Set(pages);
};

test('reads back what was written last, however often it had to collect', () => {
  const write = fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 255 }));
  fc.assert(
    fc.property(fc.array(write, { minLength: 500, maxLength: 2000 }), (writes) => {
      const flash = new FlashModel(200, 0.07);
      const expected = new Map<number, number>();
      for (const [at, mark] of writes) {
        flash.write(at, page(mark));
        expected.set(at, mark);
      }
      const seen = flash.throughBlockDevice();
      for (let at = 0; at < 200; at++) expect(seen[at * flashPageBytes]).toBe(expected.get(at) ?? 0);
    }),
    { numRuns: 10 },
  );
});

test('keeps an overwritten page for who takes the chip off, until its block is collected', () => {
  const flash = new FlashModel(64, 0.07);
  flash.write(0, page(1));
  flash.write(0, page(2));
  expect(marksIn(flash.throughBlockDevice()).has(1)).toBe(false);
  expect(marksIn(flash.chipOff()).has(1)).toBe(true);
  for (let i = 0; i < 1000; i++) flash.write(i % 64, page(3));
  expect(flash.erasures).toBeGreaterThan(0);
  expect(marksIn(flash.chipOff()).has(1)).toBe(false);
});

test('loses nothing of what was trimmed, and everything when its blocks are erased', () => {
  const flash = new FlashModel(300, 0.28);
  for (let i = 0; i < 300; i++) flash.write(i, page(7));
  trimAll(flash);
  expect(marksIn(flash.throughBlockDevice())).toEqual(new Set([0]));
  expect(marksIn(flash.chipOff())).toEqual(new Set([7]));
  flash.eraseAll();
  expect(flash.chipOff()).toHaveLength(0);
  flash.write(1, page(9));
  expect(flash.throughBlockDevice()[flashPageBytes]).toBe(9);
});

test('still holds something after one overwrite of everything, and nothing after three', () => {
  const flash = new FlashModel(1000, 0.28);
  for (let i = 0; i < 1000; i++) flash.write(i, page(7));
  overwriteAll(flash);
  expect(marksIn(flash.chipOff()).has(7)).toBe(true);
  overwriteAll(flash);
  overwriteAll(flash);
  expect(marksIn(flash.chipOff())).toEqual(new Set([0]));
});
