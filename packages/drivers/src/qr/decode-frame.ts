import { VedetteError } from '@vedette/domain';
import sharp from 'sharp';
import { type LumaImage, lumaOf } from './luma-image.ts';
import { type CodeFrame, frameLimits } from './qr-decoder.ts';

// The library would keep decoded pictures in memory for a next time: there may be faces in them.
sharp.cache(false);

/** A picture that takes longer than this was made to take long. */
const seconds = 3;

const magic = {
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

/**
 * Brightness of a frame. Of a JPEG or PNG the size in its header is checked before a pixel is decoded.
 * @throws VedetteError `image-empty`, `image-not-an-image`, `image-truncated`, `image-too-large`
 */
export async function decodeFrame(frame: CodeFrame): Promise<LumaImage> {
  const { encoding, bytes } = frame;
  if (bytes.length === 0) throw new VedetteError('image-empty', 'caller');
  if (encoding === 'rgba' || encoding === 'luma') return rawImage(frame);
  if (bytes.length > frameLimits.bytes) throw tooLarge('bytes', bytes.length, frameLimits.bytes);
  if (!magic[encoding].every((byte, at) => bytes[at] === byte))
    throw new VedetteError('image-not-an-image', 'caller');
  checkSides(await headerSize(bytes));
  return decodePixels(bytes);
}

function rawImage({ encoding, width, height, bytes }: CodeFrame): LumaImage {
  checkSides({ width, height });
  const channels = encoding === 'rgba' ? 4 : 1;
  if (bytes.length !== width * height * channels) throw new VedetteError('image-truncated', 'caller');
  return channels === 4 ? lumaOf(bytes, width, height, 4) : { width, height, data: bytes };
}

function checkSides({ width, height }: { readonly width: number; readonly height: number }): void {
  for (const side of [width, height]) {
    if (!(Number.isInteger(side) && side > 0)) throw new VedetteError('image-truncated', 'caller');
    if (side > frameLimits.side) throw tooLarge('side', side, frameLimits.side);
  }
}

function tooLarge(what: string, value: number, limit: number): VedetteError {
  return new VedetteError('image-too-large', 'caller', { values: { [what]: value, limit } });
}

async function headerSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    // Our own limit speaks after this; the library's would be indistinguishable from damage.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch (cause) {
    throw new VedetteError('image-truncated', 'caller', {}, { cause });
  }
}

async function decodePixels(bytes: Uint8Array): Promise<LumaImage> {
  try {
    const { data, info } = await sharp(bytes, {
      failOn: 'truncated',
      limitInputPixels: frameLimits.side ** 2,
    })
      .timeout({ seconds })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const luma = lumaOf(data, info.width, info.height, info.channels);
    data.fill(0);
    return luma;
  } catch (cause) {
    throw new VedetteError('image-truncated', 'caller', {}, { cause });
  }
}
