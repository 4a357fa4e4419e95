import { crc32, deflateSync } from 'node:zlib';
import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { encodedFrame, symbolOf } from '../../test/stand/symbol.ts';
import { decodeFrame } from './decode-frame.ts';
import { codeFrameEncodings, frameLimits } from './qr-decoder.ts';
import { frameFaults } from './worker/protocol.ts';

const refusal = (code: string) => expect.objectContaining({ code, fault: 'caller' });
const compressed = (encoding: 'jpeg' | 'png', bytes: Uint8Array) => ({
  encoding,
  width: 1,
  height: 1,
  bytes,
});

function chunk(type: string, body: Uint8Array): Uint8Array {
  const named = Uint8Array.of(...Buffer.from(type), ...body);
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  new DataView(length.buffer).setUint32(0, body.length);
  new DataView(sum.buffer).setUint32(0, crc32(named));
  return Uint8Array.of(...length, ...named, ...sum);
}

/** A small file of a huge white picture. */
function pngBomb(width: number, height: number): Uint8Array {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(Math.min((Math.ceil(width / 8) + 1) * height, 50_000_000)));
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const chunks = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', new Uint8Array())];
  return new Uint8Array(Buffer.concat([Uint8Array.from(signature), ...chunks]));
}

/** A real JPEG whose header is changed to claim another size. */
async function jpegBomb(width: number, height: number): Promise<Uint8Array> {
  const { bytes } = await encodedFrame(await symbolOf('X'), 'jpeg');
  const start = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
  new DataView(bytes.buffer).setUint16(start + 5, height);
  new DataView(bytes.buffer).setUint16(start + 7, width);
  return bytes;
}

describe('a frame to decode', () => {
  it('is brightness, whatever it came as', async () => {
    const image = await symbolOf('VP1:SAME');
    const { width, height, data } = image;
    const rgba = Uint8Array.from({ length: data.length * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : (data[at >> 2] ?? 0),
    );
    expect(await decodeFrame({ encoding: 'luma', width, height, bytes: data })).toEqual(image);
    expect(await decodeFrame({ encoding: 'rgba', width, height, bytes: rgba })).toEqual(image);
    expect(await decodeFrame(await encodedFrame(image, 'png'))).toEqual(image);
    const jpeg = await decodeFrame(await encodedFrame(image, 'jpeg'));
    expect([jpeg.width, jpeg.height]).toEqual([width, height]);
  });

  it('is seen on white where it is transparent, and in eight bits where it has sixteen', async () => {
    const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect((await decodeFrame(compressed('png', clear))).data).toEqual(new Uint8Array(81).fill(255));
    const deep = sharp(Buffer.alloc(9 * 9 * 3, 0x80), { raw: { width: 9, height: 9, channels: 3 } });
    const bytes = await deep.toColourspace('rgb16').png().toBuffer();
    expect((await decodeFrame(compressed('png', bytes))).data).toEqual(new Uint8Array(81).fill(0x80));
  });

  it.each([
    ['one side too long', frameLimits.side + 1, 8],
    ['the other too long', 8, frameLimits.side + 1],
    ['a bomb', 60_000, 60_000],
  ])('is refused by its header before a pixel is decoded: %s', async (_, width, height) => {
    await expect(decodeFrame(compressed('png', pngBomb(width, height)))).rejects.toThrow(
      refusal('image-too-large'),
    );
    await expect(decodeFrame(compressed('jpeg', await jpegBomb(width, height)))).rejects.toThrow(
      refusal('image-too-large'),
    );
    const raw = { encoding: 'luma', width, height, bytes: new Uint8Array(8) } as const;
    await expect(decodeFrame(raw)).rejects.toThrow(refusal('image-too-large'));
  });

  it('is refused when it has more bytes than a photograph', async () => {
    const bytes = new Uint8Array(frameLimits.bytes + 1).fill(0xff);
    bytes.set([0xff, 0xd8, 0xff]);
    await expect(decodeFrame(compressed('jpeg', bytes))).rejects.toThrow(refusal('image-too-large'));
  });

  it('is what it says it is, or nothing', async () => {
    const { bytes } = await encodedFrame(await symbolOf('X'), 'png');
    await expect(decodeFrame(compressed('jpeg', bytes))).rejects.toThrow(refusal('image-not-an-image'));
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(decodeFrame(compressed('png', svg))).rejects.toThrow(refusal('image-not-an-image'));
    await expect(decodeFrame(compressed('png', new Uint8Array()))).rejects.toThrow(refusal('image-empty'));
    await expect(decodeFrame(compressed('png', bytes.subarray(0, 60)))).rejects.toThrow(
      refusal('image-truncated'),
    );
    const raw = { encoding: 'rgba', width: 2, height: 2, bytes: new Uint8Array(15) } as const;
    await expect(decodeFrame(raw)).rejects.toThrow(refusal('image-truncated'));
    await expect(decodeFrame({ ...raw, width: 0.5 })).rejects.toThrow(refusal('image-truncated'));
  });

  it('is decoded or refused with a fault of the list, however its bytes were changed', async () => {
    const image = await symbolOf('FUZZ');
    const files = [await encodedFrame(image, 'jpeg'), await encodedFrame(image, 'png')];
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, fc.nat(), async (file, edits, cut) => {
        const bytes = file.bytes.slice(0, cut % 3 === 0 ? cut % file.bytes.length : undefined);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const error: unknown = await decodeFrame({ ...file, bytes }).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(frameFaults).toContain(error instanceof VedetteError ? error.code : error);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused with a fault of the list when it is any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...codeFrameEncodings),
        fc.nat(64),
        fc.nat(64),
        fc.uint8Array({ maxLength: 200 }),
        async (encoding, width, height, bytes) => {
          const error: unknown = await decodeFrame({ encoding, width, height, bytes }).catch(
            (reason: unknown) => reason,
          );
          if (error instanceof Error)
            expect(frameFaults).toContain(error instanceof VedetteError ? error.code : error);
        },
      ),
    );
  });
});
