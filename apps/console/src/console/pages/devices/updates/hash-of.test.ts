import { expect, test } from 'vitest';
import { hashOf } from './hash-of.ts';

test('a file has the hash that everybody else computes (FIPS 180-4, “abc”)', async () => {
  expect(await hashOf(new Blob(['abc']))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
