import { floorPlanLimits } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import sharp from 'sharp';

export interface DrawnPlan {
  /** WebP. */
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** More pixels than any plan has: what decodes to more is a bomb. */
const pixelsAtMost = 60_000_000;
const longestSide = 4_000;
const wanted: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp']);

/**
 * A picture drawn anew from its pixels: whatever else was in the file (scripts, positions, thumbnails) is left behind.
 * What it is, its bytes say and not its sender; SVG is a program and is refused.
 * @throws VedetteError `upload-too-large`, `image-empty`, `image-not-an-image`, `image-too-large`, `image-truncated`
 */
export async function redraw(bytes: Uint8Array): Promise<DrawnPlan> {
  if (bytes.length === 0) throw new VedetteError('image-empty', 'caller');
  if (bytes.length > floorPlanLimits.bytes)
    throw new VedetteError('upload-too-large', 'caller', { values: { limitBytes: floorPlanLimits.bytes } });
  if (!isPicture(bytes)) throw new VedetteError('image-not-an-image', 'caller');
  const image = sharp(bytes, { limitInputPixels: false, failOn: 'truncated', pages: 1 });
  const {
    width = 0,
    height = 0,
    format = '',
  } = await image.metadata().catch((cause: unknown) => {
    throw new VedetteError('image-not-an-image', 'caller', {}, { cause });
  });
  if (!wanted.has(format)) throw new VedetteError('image-not-an-image', 'caller');
  if (width * height > pixelsAtMost) throw new VedetteError('image-too-large', 'caller');
  const drawn = image
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 90, nearLossless: true });
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true }).catch((cause: unknown) => {
    throw new VedetteError('image-truncated', 'caller', {}, { cause });
  });
  return { picture: data, width: info.width, height: info.height };
}

/** By their first bytes: PNG, JPEG, WebP. No other decoder is ever reached. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  );
}
