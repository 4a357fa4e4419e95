import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OsdpAssembler } from './osdp-assembler.ts';
import { checksum, crc16 } from './osdp-check.ts';
import { longestPacket } from './osdp-codes.ts';
import { decodeFrame, encodeFrame, type OsdpMessage } from './osdp-frame.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const unsigned = (): Uint8Array => new Uint8Array();
const idRequest = hex('53 00 09 00 04 61 00 c0 66');

const data = fc.uint8Array({ maxLength: 200 });
const message: fc.Arbitrary<OsdpMessage> = fc.record({
  address: fc.nat(126),
  reply: fc.boolean(),
  sequence: fc.nat(3),
  check: fc.constantFrom('crc', 'checksum'),
  security: fc.option(
    fc.record({ type: fc.integer({ min: 0x11, max: 0x18 }), data: fc.uint8Array({ maxLength: 4 }) }),
  ),
  code: fc.nat(255),
  data,
});
const sign = (signed: Uint8Array): Uint8Array => Uint8Array.of(signed.length & 0xff, 1, 2, 3, 4);

describe('the check of an OSDP packet', () => {
  it('is the CRC of the examples in Annex E of the standard', () => {
    expect(crc16(hex('53 7f 0d 00 04 6e 00 80 25 00 00'))).toBe(0x386e);
    expect(crc16(hex('53 00 09 00 04 61 00'))).toBe(0x66c0);
  });

  it('is the checksum of the examples in Annex E of the standard', () => {
    expect(checksum(hex('53 7f 0c 00 00 6e 00 80 25 00 00'))).toBe(0x0f);
    expect(checksum(hex('53 00 08 00 00 61 00'))).toBe(0x44);
  });
});

describe('an OSDP packet', () => {
  it('is written as in Annex E of the standard', () => {
    const ask: OsdpMessage = {
      ...{ address: 0, reply: false, sequence: 0, check: 'crc' },
      ...{ security: null, code: 0x61, data: Uint8Array.of(0) },
    };
    expect(Buffer.from(encodeFrame(ask, unsigned))).toEqual(idRequest);
    expect(encodeFrame({ ...ask, check: 'checksum' }, unsigned).at(-1)).toBe(0x44);
  });

  it('reads as it was written, with what its MAC covers', () => {
    fc.assert(
      fc.property(message, (written) => {
        const bytes = encodeFrame(written, sign);
        const frame = decodeFrame(bytes);
        const { data: said, security, ...rest } = written;
        expect(frame).toMatchObject(rest);
        expect([...(frame?.data ?? [])]).toEqual([...said]);
        expect(frame?.security?.type).toBe(security?.type);
        expect([...(frame?.security?.data ?? [])]).toEqual([...(security?.data ?? [])]);
        const signed = written.security !== null && written.security.type >= 0x15;
        expect(frame?.mac === null).toBe(!signed);
        if (frame?.mac) expect([...frame.mac]).toEqual([...sign(frame.signed).subarray(0, 4)]);
      }),
    );
  });

  it('is refused with any one bit turned over', () => {
    for (let bit = 0; bit < idRequest.length * 8; bit++) {
      const turned = Buffer.from(idRequest);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeFrame(turned), `bit ${bit}`).toBeNull();
    }
  });

  it('is not written longer than a receiver must take', () => {
    const long = { address: 0, reply: false, sequence: 0, check: 'crc', security: null, code: 0x60 } as const;
    expect(() => encodeFrame({ ...long, data: new Uint8Array(longestPacket) }, unsigned)).toThrow(RangeError);
  });
});

describe('a stream of OSDP packets', () => {
  it('is read wherever it is cut, after any noise that holds no start byte', () => {
    const noise = fc.uint8Array({ maxLength: 100 }).map((bytes) => bytes.filter((byte) => byte !== 0x53));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, message), { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (parts, cut) => {
          const all = Buffer.concat(parts.flatMap(([before, each]) => [before, encodeFrame(each, sign)]));
          const assembler = new OsdpAssembler();
          const frames = [];
          for (let at = 0; at < all.length; at += cut)
            frames.push(...assembler.push(all.subarray(at, at + cut)));
          expect(frames.map(({ code }) => code)).toEqual(parts.map(([, { code }]) => code));
          expect(assembler.skipped()).toBe(parts.reduce((sum, [before]) => sum + before.length, 0));
        },
      ),
    );
  });

  it('is found inside the ruin of another packet', () => {
    const assembler = new OsdpAssembler();
    expect(assembler.push(Buffer.concat([hex('53 00 09 00 04'), idRequest, idRequest]))).toHaveLength(2);
  });

  it('never upsets the reader, whatever the bytes', () => {
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 4_000 }),
      fc
        .array(fc.constantFrom(0x53, 0, 7, 9, 4, 8, 0x0c, 255), { maxLength: 3_000 })
        .map((bytes) => Uint8Array.from(bytes)),
    );
    fc.assert(
      fc.property(hostile, (bytes) => {
        const assembler = new OsdpAssembler();
        assembler.push(bytes);
        assembler.forget();
        expect(assembler.push(idRequest)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
