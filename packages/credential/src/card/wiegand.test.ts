import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWiegand, encodeWiegand, type PackedBits, type WiegandNumber } from './wiegand.ts';
import { layoutOf, type WiegandFormatName, wiegandFormats, wiegandLength } from './wiegand-format.ts';

/** The number that bits make, as data sheets print cards. */
function fromNumber(value: bigint, bits: number): PackedBits {
  const length = Math.ceil(bits / 8);
  const shifted = value << BigInt(length * 8 - bits);
  return { bytes: Buffer.from(shifted.toString(16).padStart(length * 2, '0'), 'hex'), bits };
}

function toNumber({ bytes, bits }: PackedBits): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`) >> BigInt(bytes.length * 8 - bits);
}

const numberOf = (format: WiegandFormatName): fc.Arbitrary<WiegandNumber> => {
  const { facility, card } = layoutOf(format);
  return fc.record({
    kind: fc.constant('wiegand' as const),
    format: fc.constant(format),
    facility: facility === null ? fc.constant(null) : fc.nat(2 ** facility.length - 1),
    card: fc.integer({ min: 0, max: 2 ** card.length - 1 }),
  });
};
const anyNumber = fc.constantFrom(...wiegandFormats).chain(numberOf);

function flipped({ bytes, bits }: PackedBits, bit: number): PackedBits {
  const turned = Uint8Array.from(bytes);
  turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return { bytes: turned, bits };
}

const ones = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

describe('the bits of a Wiegand card', () => {
  // Facility and number as published for two 26-bit cards; what stands before their 26 bits is left out.
  it.each([
    [0x2006f623aen, 123, 4567],
    [0x200670012dn, 56, 150],
  ])('are decoded as published: %s', (published, facility, card) => {
    const bits = fromNumber(published & 0x3ffffffn, 26);
    expect(decodeWiegand(bits)).toEqual([{ kind: 'wiegand', format: 'h10301', facility, card }]);
  });

  it('are read as they were written, in every format', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(decodeWiegand(encodeWiegand(number))).toContainEqual(number);
      }),
    );
  });

  it('are refused with any one bit turned over', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const sent = encodeWiegand(number);
        for (let bit = 0; bit < sent.bits; bit++)
          expect(decodeWiegand(flipped(sent, bit)), `bit ${bit}`).toEqual([]);
      }),
    );
  });

  it('have a 37-bit reading with and one without a facility, which nothing in them tells apart', () => {
    const sent = encodeWiegand({ kind: 'wiegand', format: 'h10304', facility: 4, card: 9 });
    expect(decodeWiegand(sent).map(({ format }) => format)).toEqual(['h10304', 'h10302']);
  });

  it('have the parity of Corporate 1000 that the public masks give, in 35 and in 48 bits', () => {
    const masks = {
      'c1000-35': { even: [0x1_b6db6db6n, 33n], odd: [0x3_6db6db6cn, 0n], all: [0x3_ffffffffn, 34n] },
      'c1000-48': {
        even: [0x1b6d_b6db6db6n, 46n],
        odd: [0x36db_6db6db6cn, 0n],
        all: [0x7fff_ffffffffn, 47n],
      },
    } as const;
    for (const format of ['c1000-35', 'c1000-48'] as const)
      fc.assert(
        fc.property(numberOf(format), (number) => {
          const bits = toNumber(encodeWiegand(number));
          const { even, odd, all } = masks[format];
          expect((ones(bits & even[0]) + Number((bits >> even[1]) & 1n)) % 2).toBe(0);
          expect((ones(bits & odd[0]) + Number((bits >> odd[1]) & 1n)) % 2).toBe(1);
          expect((ones(bits & all[0]) + Number((bits >> all[1]) & 1n)) % 2).toBe(1);
        }),
      );
  });

  it('are refused in any other length, in too few or too many bytes, and with something behind them', () => {
    for (const bits of [0, 1, 25, 27, 36, 64, -26, 26.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(decodeWiegand({ bytes: new Uint8Array(8), bits })).toEqual([]);
    const { bytes, bits } = encodeWiegand({ kind: 'wiegand', format: 'h10301', facility: 123, card: 4567 });
    expect(decodeWiegand({ bytes: bytes.slice(0, 3), bits })).toEqual([]);
    expect(decodeWiegand({ bytes: Uint8Array.of(...bytes, 0), bits })).toEqual([]);
    expect(decodeWiegand({ bytes: bytes.map((byte, at) => (at === 3 ? byte | 1 : byte)), bits })).toEqual([]);
  });

  it('are not written for a number that does not fit', () => {
    const wrong: WiegandNumber[] = [
      { kind: 'wiegand', format: 'h10301', facility: 256, card: 1 },
      { kind: 'wiegand', format: 'h10301', facility: 1, card: 65_536 },
      { kind: 'wiegand', format: 'h10301', facility: null, card: 1 },
      { kind: 'wiegand', format: 'h10302', facility: 1, card: 1 },
      { kind: 'wiegand', format: 'h10302', facility: null, card: -1 },
    ];
    for (const number of wrong) expect(() => encodeWiegand(number)).toThrow(RangeError);
  });

  it('number as many as their format says', () => {
    expect(wiegandFormats.map(wiegandLength)).toEqual([26, 34, 37, 37, 35, 48]);
  });
});
