import sharp, { type SharpOptions } from 'sharp';
import { drawCode, type Payload } from '../qr/payloads.ts';
import type { Random } from '../qr/random.ts';

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** What the kiosk page asks a camera for, and what a better one gives. */
export const sizes: readonly FrameSize[] = [
  { width: 640, height: 480 },
  { width: 1_280, height: 720 },
];

/** The quality at which the kiosk page encodes its frames. */
const quality = 85;
const [ink, paper, wall] = [40, 225, 110] as const;
const quiet = 4;

/** A frame in which nobody holds anything out. */
export function emptyFrame(size: FrameSize): Promise<Buffer> {
  return sharp(scenery(size)).jpeg({ quality }).toBuffer();
}

/** A frame of somebody who holds a code out: a little turned, a little soft, not in the middle. */
export async function frameWith(text: string, size: FrameSize, random: Random): Promise<Buffer> {
  const card = await cardOf(await drawCode('shown', text, 'L'), size.height * 0.78, random);
  const { width: cardWidth, height: cardHeight } = await sharp(card).metadata();
  const left = Math.round((size.width - cardWidth) * (0.3 + 0.4 * random.next()));
  const top = Math.round((size.height - cardHeight) * (0.3 + 0.4 * random.next()));
  const scene = await sharp(scenery(size))
    .composite([{ input: card, left, top }])
    .png()
    .toBuffer();
  return sharp(scene).blur(0.7).jpeg({ quality }).toBuffer();
}

/** A wall in noise, as a cheap sensor sees it. */
const scenery = ({ width, height }: FrameSize): SharpOptions => ({
  create: {
    ...{ width, height, channels: 3, background: { r: wall, g: wall, b: wall } },
    noise: { type: 'gaussian', mean: wall, sigma: 8 },
  },
});

/** The code with its quiet zone, turned by up to eight degrees. */
async function cardOf({ side, modules }: Payload, pixels: number, random: Random): Promise<Buffer> {
  const whole = side + 2 * quiet;
  const raw = Buffer.alloc(whole * whole, paper);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      if (modules[row * side + column] === 0) raw[(row + quiet) * whole + column + quiet] = ink;
  const card = await sharp(raw, { raw: { width: whole, height: whole, channels: 1 } })
    .resize(Math.round(pixels), Math.round(pixels), { kernel: 'nearest' })
    .png()
    .toBuffer();
  return sharp(card)
    .ensureAlpha()
    .rotate((random.next() - 0.5) * 16, { background: '#0000' })
    .png()
    .toBuffer();
}
