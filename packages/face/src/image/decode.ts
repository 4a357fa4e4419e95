import { VedetteError } from '@vedette/domain';
import sharp from 'sharp';
import type { RgbImage } from './rgb-image.ts';
import { sniffFormat } from './sniff.ts';

// The library would keep decoded pictures in memory for a next time: these are faces.
sharp.cache(false);

export interface DecodeLimits {
  /** Pixels in the header beyond which nothing is decoded. */
  readonly pixels: number;
  /** A longer side is scaled down to this while decoding. */
  readonly longSide: number;
}

export const defaultLimits: DecodeLimits = { pixels: 40_000_000, longSide: 2048 };

/**
 * Decodes a JPEG, PNG or WebP, turned upright by its EXIF orientation. Formats are an allow-list by their
 * first bytes, and the size in the header is checked before a pixel is decoded.
 * @throws VedetteError image-empty, image-not-an-image, image-too-large, image-truncated (also: damaged)
 */
export async function decodeImage(bytes: Uint8Array, limits = defaultLimits): Promise<RgbImage> {
  if (bytes.length === 0) throw new VedetteError('image-empty', 'caller');
  if (sniffFormat(bytes) === undefined) throw new VedetteError('image-not-an-image', 'caller');
  const size = await headerSize(bytes);
  if (size.width * size.height > limits.pixels) {
    const values = { pixels: size.width * size.height, limit: limits.pixels };
    throw new VedetteError('image-too-large', 'caller', { values });
  }
  return decodePixels(bytes, limits);
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

async function decodePixels(bytes: Uint8Array, limits: DecodeLimits): Promise<RgbImage> {
  try {
    const { data, info } = await sharp(bytes, { failOn: 'truncated', limitInputPixels: limits.pixels })
      .autoOrient()
      .resize(limits.longSide, limits.longSide, { fit: 'inside', withoutEnlargement: true })
      .flatten()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    // A plain view: the loops that sample it run faster on one kind of array than on two.
    const plain = new Uint8Array(data.buffer, data.byteOffset, data.length);
    return { width: info.width, height: info.height, data: plain };
  } catch (cause) {
    throw new VedetteError('image-truncated', 'caller', {}, { cause });
  }
}
