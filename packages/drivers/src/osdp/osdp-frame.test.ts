import { presentationLimits } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OsdpAssembler } from './osdp-assembler.ts';
import { checksum, crc16 } from './osdp-check.ts';
import { commands, longestPacket, replies } from './osdp-codes.ts';
import { decodeFrame, encodeFrame, type OsdpMessage } from './osdp-frame.ts';
import { parseFormatted, parseIdentity, parseLocalStatus, parseRaw } from './osdp-replies.ts';

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

  it('is read as readers on real lines have sent it', () => {
    const recorded = decodeFrame(hex('53 80 14 00 06 45 00 0e e3 10 10 00 00 74 97 23 06 06 1b 88'));
    expect(recorded).toMatchObject({
      address: 0,
      reply: true,
      sequence: 2,
      security: null,
      code: replies.id,
    });
    expect(parseIdentity(recorded?.data ?? new Uint8Array())).toEqual({
      ...{ vendor: '000ee3', model: 16, version: 16, serial: 0x97740000, firmware: '35.6.6' },
    });
    expect(decodeFrame(hex('53 00 0d 00 06 6a 00 02 02 02 01 59 92'))).toMatchObject({
      code: commands.buzzer,
    });
    expect(decodeFrame(hex('53 00 08 00 04 60 eb aa'))).toMatchObject({ code: commands.poll, check: 'crc' });
    expect(decodeFrame(hex('53 00 07 00 00 60 46'))).toMatchObject({
      code: commands.poll,
      check: 'checksum',
    });
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

describe("the data of a reader's replies", () => {
  it('is read as bits, and what fills the last byte up is cleared', () => {
    const raw = parseRaw(Uint8Array.of(0, 1, 26, 0, 0xbd, 0x88, 0xeb, 0xbf));
    expect(raw).toEqual({ medium: 'osdp', bytes: Uint8Array.of(0xbd, 0x88, 0xeb, 0x80), bits: 26 });
  });

  it('is turned round where the card was drawn through backwards', () => {
    const text = parseFormatted(Uint8Array.of(0, 1, 3, 0x33, 0x32, 0x31));
    expect(Buffer.from(text?.bytes ?? []).toString()).toBe('123');
  });

  it.each([
    [0, 0, 26, 0, 1, 2, 3],
    [0, 0, 26, 0, 1, 2, 3, 4, 5],
    [0, 0, 0, 0],
    [0, 2, 8, 0, 1],
    [0, 0, 0, 255, ...new Array<number>(200).fill(1)],
    [],
  ])('is refused as bits when its lengths contradict each other', (...bytes) => {
    expect(parseRaw(Uint8Array.from(bytes))).toBeNull();
  });

  it('upsets nobody, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const card of [parseRaw(bytes), parseFormatted(bytes)])
          expect(card === null || card.bytes.length <= presentationLimits.osdp).toBe(true);
        expect(parseLocalStatus(bytes) === null).toBe(bytes.length !== 2);
        expect(parseIdentity(bytes) === null).toBe(bytes.length !== 12);
      }),
    );
  });
});
