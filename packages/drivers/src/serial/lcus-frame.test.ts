import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLcus, LcusReader, lcusOperations } from './lcus-frame.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a frame of an LCUS board', () => {
  it('is written as in the data sheet', () => {
    expect(hex(encodeLcus(1, lcusOperations.on))).toBe('a00101a2');
    expect(hex(encodeLcus(1, lcusOperations.off))).toBe('a00100a1');
    expect(hex(encodeLcus(1, lcusOperations.onAnswered))).toBe('a00103a4');
    expect(hex(encodeLcus(1, lcusOperations.offAnswered))).toBe('a00102a3');
    expect(hex(encodeLcus(1, lcusOperations.ask))).toBe('a00105a6');
    expect(hex(encodeLcus(2, lcusOperations.off))).toBe('a00200a2');
  });

  it('is found whole wherever the stream is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), (cut) => {
        const reader = new LcusReader();
        const bytes = encodeLcus(3, lcusOperations.on);
        const frames = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))];
        expect(frames).toEqual([{ channel: 3, operation: 1 }]);
      }),
    );
  });

  it('is found after any noise that holds no start byte', () => {
    const noise = fc.uint8Array({ maxLength: 200 }).map((bytes) => bytes.filter((byte) => byte !== 0xa0));
    fc.assert(
      fc.property(noise, (bytes) => {
        const reader = new LcusReader();
        reader.push(bytes);
        expect(reader.skipped()).toBe(bytes.length);
        expect(reader.push(encodeLcus(1, lcusOperations.on))).toEqual([{ channel: 1, operation: 1 }]);
      }),
    );
  });

  it('is found inside the ruin of another', () => {
    const reader = new LcusReader();
    expect(reader.push(Uint8Array.of(0xa0, 0xa0, 0x01, 0x01, 0xa2))).toEqual([{ channel: 1, operation: 1 }]);
  });

  it('is never taken from bytes whose sum is wrong, and no bytes at all upset the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        for (const { channel, operation } of new LcusReader().push(bytes))
          expect(hex(bytes)).toContain(
            hex(Uint8Array.of(0xa0, channel, operation, (0xa0 + channel + operation) & 0xff)),
          );
      }),
    );
  });
});
