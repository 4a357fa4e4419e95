import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes %j as RFC 9285 does', (plain, encoded) => {
    expect(encodeBase45(bytesOf(plain))).toBe(encoded);
    expect(decodeBase45(encoded)).toEqual({ ok: true, value: bytesOf(plain) });
  });

  it.each([
    ['a group of one character', 'BB8A'],
    ['a value that two bytes cannot hold', 'GGW'],
    ['a value that one byte cannot hold', 'V5'],
    ['a small letter', 'bb8'],
    ['a character that is no ASCII', 'BBÄ'],
    ['a character beyond 16 bits', 'B😀'],
    ['a line end', 'BB8\n'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase45(text)).toEqual({ ok: false, faults: ['malformed'] });
  });

  it('gives back what was written', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual({ ok: true, value: bytes });
      }),
    ));

  it('has one text for each content: whatever can be read is what would be written', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const read = decodeBase45(text);
        if (read.ok) expect(encodeBase45(read.value)).toBe(text);
        else expect(read.faults).toEqual(['malformed']);
      }),
    ));
});
