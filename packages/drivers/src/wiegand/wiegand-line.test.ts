import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from './line-splitter.ts';
import { parseWiegand } from './wiegand-config.ts';
import {
  formatWiegandLine,
  parseWiegandLine,
  type WiegandBits,
  type WiegandFraming,
} from './wiegand-line.ts';

const right: WiegandFraming = { kind: 'tagged', align: 'right' };
const left: WiegandFraming = { kind: 'tagged', align: 'left' };

/** Facility 123, number 4567 in 26 bits, as converters write it in one way or another. */
const card: WiegandBits = { bytes: Uint8Array.of(0xbd, 0x88, 0xeb, 0x80), bits: 26 };

const packedBits: fc.Arbitrary<WiegandBits> = fc
  .tuple(fc.integer({ min: 4, max: 128 }), fc.uint8Array({ minLength: 16, maxLength: 16 }))
  .map(([bits, random]) => {
    const bytes = random.slice(0, Math.ceil(bits / 8));
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) & (0xff << (bytes.length * 8 - bits));
    return { bytes, bits };
  });

describe('a line from a Wiegand converter', () => {
  it.each([
    ['W26:2F623AE', right],
    ['w26:02f623ae', right],
    ['W26:BD88EB8', left],
    ['W26:BD88EB80', left],
    ['02F623AE', { kind: 'hex', align: 'right', bits: 26 }],
    ['49685422', { kind: 'decimal', bits: 26 }],
  ] as const)('is read as the bits that came over the wires: %s', (line, framing) => {
    expect(parseWiegandLine(line, framing)).toEqual(card);
  });

  const refused: [string, WiegandFraming, string][] = [
    ['W26:4000000', right, 'more bits than it says'],
    ['W26:BD88EB9', left, 'something in what fills it up'],
    ['W26:2F623', right, 'too few digits'],
    ['W26:0002F623AE', right, 'too many digits'],
    ['W0:0', right, 'no bits'],
    ['W129:000000000000000000000000000000000', right, 'more bits than a card has'],
    ['W26:2F623AE ', right, 'a blank'],
    ['26:2F623AE', right, 'no tag'],
    ['2F623AE;reboot', { kind: 'hex', align: 'right', bits: 26 }, 'a command'],
    ['67108864', { kind: 'decimal', bits: 26 }, 'a number too large'],
    ['-1', { kind: 'decimal', bits: 26 }, 'a sign'],
    ['', { kind: 'decimal', bits: 26 }, 'nothing'],
  ];
  it.each(refused)('is refused: %s', (line, framing) => {
    expect(parseWiegandLine(line, framing)).toBeNull();
  });

  it('reads as it was written, in every framing', () => {
    fc.assert(
      fc.property(packedBits, fc.constantFrom('right', 'left'), (written, align) => {
        const { bits } = written;
        for (const framing of [
          { kind: 'tagged', align },
          { kind: 'hex', align, bits },
          { kind: 'decimal', bits },
        ] as const)
          expect(parseWiegandLine(formatWiegandLine(written, framing), framing)).toEqual(written);
      }),
    );
  });

  it('upsets nobody, whatever it says', () => {
    const framings: fc.Arbitrary<WiegandFraming> = fc.constantFrom<WiegandFraming[]>(
      right,
      left,
      { kind: 'decimal', bits: 37 },
      { kind: 'hex', align: 'left', bits: 35 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^W\d{0,4}:?[0-9a-f]{0,40}$/),
          fc.stringMatching(/^\d{0,60}$/),
        ),
        framings,
        (line, framing) => {
          const bits = parseWiegandLine(line, framing);
          return bits === null || bits.bytes.length === Math.ceil(bits.bits / 8);
        },
      ),
    );
  });
});

describe('a stream of lines', () => {
  it('is cut at CR, LF or both, wherever it is torn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[0-9A-F]{1,30}$/)),
        fc.constantFrom('\r', '\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (lines, end, cut) => {
          const bytes = Buffer.from(lines.map((line) => line + end).join(''));
          const splitter = new LineSplitter();
          const found = [];
          for (let at = 0; at < bytes.length; at += cut)
            found.push(...splitter.push(bytes.subarray(at, at + cut)));
          expect(found).toEqual(lines);
        },
      ),
    );
  });

  it('holds no line that is too long, and reads what comes after it', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(Buffer.alloc(1_000_000, 'A'))).toEqual([]);
    expect(splitter.push(Buffer.from('\r\nW26:2F623AE\r\n'))).toEqual([null, 'W26:2F623AE']);
  });

  it('gives nothing for a line with a byte that is no plain text', () => {
    expect(new LineSplitter().push(Buffer.from('W26:\u00002F623AE\n'))).toEqual([null]);
  });
});

describe('the configuration of a Wiegand converter', () => {
  const base = { driver: 'wiegand', path: '/dev/ttyUSB0' };
  it('needs the number of bits where lines do not say it', () => {
    expect(parseWiegand(base).framing).toEqual({ kind: 'tagged', align: 'right' });
    expect(parseWiegand({ ...base, framing: 'hex', bits: 34 }).framing).toMatchObject({ bits: 34 });
    for (const wrong of [
      { framing: 'hex' },
      { framing: 'decimal', bits: 26, align: 'left' },
      { bits: 26 },
      { framing: 'hex', bits: 129 },
      { path: '/etc/passwd' },
    ])
      expect(() => parseWiegand({ ...base, ...wrong })).toThrowError(/input-invalid/);
  });
});
