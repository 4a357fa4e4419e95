import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CborTag, decodeCbor, encodeCbor } from './cbor.ts';

const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const malformed = { ok: false, faults: ['malformed'] };

describe('CBOR from strangers', () => {
  it('keeps every key as data', () => {
    const read = decodeCbor(fromHex('a2 69 5f5f70726f746f5f5f 01 6b 636f6e7374727563746f72 02'));
    expect(read).toEqual({
      ok: true,
      value: new Map([
        ['__proto__', 1],
        ['constructor', 2],
      ]),
    });
  });

  it('leaves tags alone', () => {
    const read = decodeCbor(fromHex('c0 74 323031332d30332d32315432303a30343a30305a'));
    expect(read.ok && read.value).toBeInstanceOf(CborTag);
  });

  it.each([
    ['a doubled key', 'a2 01 01 01 02'],
    ['a doubled key in two lengths', 'a2 01 01 18 01 02'],
    ['a number and the same number with a fraction', 'a2 01 01 f9 3c00 02'],
    ['a list as a key', 'a1 80 01'],
    ['bytes as a key', 'a1 41 00 01'],
    ['a fraction as a key', 'a1 f9 3e00 01'],
    ['something after the item', '01 02'],
    ['nothing', ''],
    ['half an item', '82 01'],
    ['a length of 2^64', '5b ff ff ff ff ff ff ff ff 00'],
    ['a list of 2^32', '9a ff ff ff ff'],
    ['a map of 2^64', 'bb ff ff ff ff ff ff ff ff'],
    ['a break without a beginning', 'ff'],
    ['text that is no UTF-8', '62 c3 28'],
    ['text in pieces of bytes', '7f 41 61 ff'],
    ['a hundred lists', `${'81'.repeat(100)}01`],
    ['a hundred maps', `${'a101'.repeat(100)}01`],
    ['sixty thousand tags', `${'c1'.repeat(60_000)}01`],
  ])('refuses %s', (_, hex) => {
    expect(decodeCbor(fromHex(hex))).toEqual(malformed);
  });

  it('is anything at all, and never throws', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = decodeCbor(bytes);
        if (!read.ok) expect(read.faults).toEqual(['malformed']);
      }),
      { numRuns: 2_000 },
    ));
});

describe('CBOR of our own', () => {
  it('is the same whatever order things were put in', () => {
    const one = new Map([
      [4, 'b'],
      [1, 'a'],
    ]);
    const other = new Map([
      [1, 'a'],
      [4, 'b'],
    ]);
    expect(encodeCbor(one)).toEqual(encodeCbor(other));
    expect(Buffer.from(encodeCbor(one)).toString('hex')).toBe('a2016161046162');
  });
});
