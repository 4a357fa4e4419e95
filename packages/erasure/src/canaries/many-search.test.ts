import { expect, test } from 'vitest';
import { noise } from '../../test/kit.ts';
import { canaryWatch } from './canary-watch.ts';
import { manySearch } from './many-search.ts';
import { tokensOf, tokenText } from './tokens.ts';

const patterns = Array.from({ length: 200 }, () => noise(32));

test('finds every pattern wherever it stands, also across two parts, and nothing else', () => {
  const bytes = noise(600_000);
  const planted = [0, 7, 63, 199];
  for (const [at, number] of planted.entries()) patterns[number]?.copy(bytes, at * 150_000 + number);
  const search = manySearch(patterns);
  // Parts of odd lengths, some shorter than a pattern.
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + ((at * 7919) % 4001);
    search.look(bytes.subarray(at, at + length));
    at += length;
  }
  expect([...search.found].sort((a, b) => a - b)).toEqual(planted);
  expect(search.searchedBytes).toBe(bytes.length);
});

test('finds one that came in parts of a few bytes, and none that a gap divides', () => {
  const [pattern = noise(32)] = patterns;
  const inParts = manySearch([pattern]);
  for (const byte of pattern) inParts.look(Uint8Array.of(byte));
  expect(inParts.found.size).toBe(1);
  const divided = manySearch([pattern]);
  divided.look(pattern.subarray(0, 20));
  divided.breakOff();
  divided.look(pattern.subarray(20));
  expect(divided.found.size).toBe(0);
});

test('counts a canary once, whichever way it is written, and old ciphertext apart from it', () => {
  const seed = noise(32);
  const [first = noise(32), second = noise(32)] = tokensOf(seed, 64);
  const noted = [noise(32), noise(32)];
  const canaries = { seed, count: 64, purposes: ['access-control'] };
  const watch = canaryWatch({ canaries, noted });
  const text = Buffer.from(`${tokenText(first)} ${second.toString('base64url')} ${tokenText(second)}`);
  watch.look(Buffer.concat([noise(1000), first, noise(10), text, noted[1] ?? noise(32), noise(10)]));
  expect(watch.result()).toMatchObject({ planted: 64, noted: 2, foundPlanted: 2, foundNoted: 1 });
  expect(canaryWatch({ canaries: null, noted: [] }).result()).toBeNull();
});
