import { frameHeaderBytes } from '@vedette/contract';
import { emptyFrame } from '@vedette/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jpegSize, parseFrame } from './frame.ts';

test('reads the size out of a real JPEG', async () => {
  expect(jpegSize(new Uint8Array(await emptyFrame()))).toEqual({ width: 640, height: 480 });
});

test('reads the size of no JPEG that was cut off before it, and never beyond its end', async () => {
  const whole = new Uint8Array(await emptyFrame());
  for (let length = 0; length < 400; length += 1) {
    const size = jpegSize(whole.slice(0, length));
    if (size !== null) expect(size).toEqual({ width: 640, height: 480 });
  }
});

test('neither throws nor runs on for whatever bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(fc.property(bytes, (tail) => void jpegSize(Uint8Array.from([0xff, 0xd8, ...tail]))));
});

test('copies the picture out of the message', () => {
  const message = Buffer.alloc(frameHeaderBytes + 3, 7);
  message.writeUInt32BE(1 << 24, 0);
  message.writeUInt32BE(4_000_000_000, 4);
  message.writeDoubleBE(1.5, 8);
  const { sequence, takenAt, jpeg } = parseFrame(message);
  message.fill(0);
  expect([sequence, takenAt, [...jpeg]]).toEqual([4_000_000_000, 1.5, [7, 7, 7]]);
});

test('refuses whatever is no frame with a fault of the caller', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        expect(parseFrame(bytes).jpeg.length).toBe(bytes.length - frameHeaderBytes);
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'input-invalid', fault: 'caller' });
      }
    }),
  );
});
