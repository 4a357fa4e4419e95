import { busyArea } from './busy-area.ts';
import { enlarge } from './enlarge.ts';
import { type Area, cropped, type LumaImage } from './luma-image.ts';
import type { DecodedCode } from './qr-decoder.ts';
import { sharpen } from './sharpen.ts';
import type { Zxing } from './zxing.ts';

const glance = { inverted: false, smaller: false };
const thorough = { inverted: true, smaller: true };

/**
 * The codes in a picture, looked for ever harder until there are some. Most codes are found at a glance. What
 * a thorough look does not find either may be out of focus or drowned in noise: the part of the picture where
 * a code may hide is then sharpened, and enlarged.
 */
export function readCodes(zxing: Zxing, image: LumaImage): readonly DecodedCode[] {
  for (const how of [glance, thorough]) {
    const codes = zxing.look(image, how);
    if (codes.length > 0) return codes;
  }
  const area = busyArea(image);
  return area === null ? [] : rescue(zxing, image, area);
}

/** Pixels beyond which nothing is enlarged: so fine a picture has several for each module already. */
const mostEnlarged = 2_100_000;

function rescue(zxing: Zxing, image: LumaImage, area: Area): readonly DecodedCode[] {
  const part = cropped(image, area);
  const sharp = zxing.look(sharpen(part), thorough);
  if (sharp.length > 0) return sharp.map((code) => moved(code, area, 1));
  if (part.data.length > mostEnlarged) return [];
  return zxing.look(enlarge(part), thorough).map((code) => moved(code, area, 2));
}

/** From a part of the picture, which was made larger, back to the whole. */
function moved(code: DecodedCode, { left, top }: Area, scale: number): DecodedCode {
  const [first, second, third, fourth] = code.corners;
  const back = ({ x, y }: typeof first) => ({
    x: Math.round(x / scale) + left,
    y: Math.round(y / scale) + top,
  });
  return { ...code, corners: [back(first), back(second), back(third), back(fourth)] };
}
