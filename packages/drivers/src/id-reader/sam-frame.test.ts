import { sampleIdCard } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCardData, samAnswer, samCommandOf, samCommands } from './sam-command.ts';
import { encodeSamFrame, SamFrames } from './sam-frame.ts';
import { normaliseSamId, readSamId } from './sam-id.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bodies = fc.uint8Array({ minLength: 2, maxLength: 2_000 });
const one = Uint8Array.of(0x20, 0x01);

/** Pushes the bytes in pieces of these sizes, over and over. */
function pushIn(frames: SamFrames, bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    found.push(...frames.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return found;
}

describe('a frame of a SAM module', () => {
  it.each([
    ['status', 'aaaaaa9669000311ffed'],
    ['readSamId', 'aaaaaa9669000312ffee'],
    ['find', 'aaaaaa96690003200122'],
    ['select', 'aaaaaa96690003200221'],
    ['readBase', 'aaaaaa96690003300132'],
  ] as const)('asks for %s as public programs do', (command, frame) => {
    const body = Uint8Array.from(samCommands[command]);
    expect(hex(encodeSamFrame(body))).toBe(frame);
    expect(samCommandOf(body)).toBe(command);
  });

  it('carries data after the parameter', () => {
    expect(hex(encodeSamFrame(Uint8Array.of(0x61, 0xff, 0x50)))).toBe('aaaaaa9669000461ff50ca');
  });

  it('is 1,295 bytes long with a card in it', () => {
    const body = Uint8Array.of(0, 0, 0x90, ...sampleIdCard());
    expect(encodeSamFrame(body)).toHaveLength(1_295);
    const data = samAnswer(body)?.data ?? new Uint8Array(0);
    expect(isCardData(data)).toBe(true);
    expect(isCardData(data.subarray(1))).toBe(false);
    expect(isCardData(data.subarray(0, 3))).toBe(false);
  });

  it('is found whole wherever the stream is cut', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(bodies, { maxLength: 4 }), sizes, (many, pieces) => {
        const stream = Buffer.concat(many.map(encodeSamFrame));
        expect(pushIn(new SamFrames(), stream, pieces).map(hex)).toEqual(many.map(hex));
      }),
    );
  });

  it('is found between any noise that holds no preamble', () => {
    const noise = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => bytes.filter((byte) => byte !== 0x96));
    fc.assert(
      fc.property(noise, bodies, noise, bodies, (before, first, between, second) => {
        const stream = Buffer.concat([before, encodeSamFrame(first), between, encodeSamFrame(second)]);
        expect(pushIn(new SamFrames(), stream, [64]).map(hex)).toEqual([hex(first), hex(second)]);
      }),
    );
  });

  it('is found after one that was damaged, and inside the ruin of one that was cut off', () => {
    const damage = fc.integer({ min: 1, max: 255 });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 2, maxLength: 200 }),
        fc.nat(),
        damage,
        (body, place, change) => {
          const ruin = encodeSamFrame(body);
          const at = 7 + (place % (ruin.length - 7));
          ruin[at] = (ruin[at] ?? 0) ^ change;
          const cut = ruin.subarray(0, Math.max(5, at));
          for (const bad of [ruin, cut]) {
            const stream = Buffer.concat([bad, encodeSamFrame(one), ...Array(20).fill(encodeSamFrame(one))]);
            expect(new SamFrames().push(stream).map(hex)).toContain(hex(one));
          }
        },
      ),
    );
  });

  it('with a length that no frame has is passed over at once', () => {
    for (const length of [0, 1, 2, 2_562, 0xffff]) {
      const head = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, length >> 8, length & 0xff);
      expect(new SamFrames().push(Uint8Array.of(...head, ...encodeSamFrame(one)))).toEqual([one]);
    }
  });

  it('is never taken from bytes whose sum is wrong, and no bytes at all upset the reader', () => {
    const pieces = fc.constantFrom(
      [0xaa],
      [0xaa, 0xaa, 0xaa, 0x96, 0x69],
      [0, 3],
      [0, 4],
      [0x20, 0x01, 0x22],
    );
    const hostile = fc.array(fc.oneof(pieces, fc.array(fc.nat(255), { maxLength: 9 })), { maxLength: 80 });
    fc.assert(
      fc.property(hostile, (parts) => {
        const stream = Uint8Array.from(parts.flat());
        for (const body of new SamFrames().push(stream))
          expect(hex(stream)).toContain(hex(encodeSamFrame(body)));
      }),
    );
  });

  it('costs no more than its bytes when a stream is nothing but beginnings of frames', () => {
    const beginnings = Buffer.alloc(700_000, Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x09));
    const frames = new SamFrames();
    expect(frames.push(beginnings)).toEqual([]);
    expect(frames.heard()).toBe(700_000);
    frames.forget();
    expect(frames.push(encodeSamFrame(one))).toEqual([one]);
  });
});

describe('the number of a SAM module', () => {
  const data = Uint8Array.of(5, 0, 3, 0, 0x25, 0x02, 0x33, 0x01, 0x40, 0xe2, 0x01, 0, 0x15, 0xcd, 0x5b, 0x07);

  it('is written in one way, however a label writes it', () => {
    expect(readSamId(data)).toBe('05.03-20120101-0000123456-0123456789');
    for (const label of ['5.3-20120101-123456-123456789', '05.03-20120101-000123456-0123456789'])
      expect(normaliseSamId(label)).toBe(readSamId(data));
  });

  it('is none with too few bytes, or in another form', () => {
    expect(readSamId(data.subarray(0, 15))).toBeNull();
    for (const label of ['', '05-03', '05.03-20120101-0000123456', 'ab.cd-1-1-1', '05.03-1-1-1-1'])
      expect(normaliseSamId(label)).toBeNull();
  });
});
