import type { RgbImage } from '../image/rgb-image.ts';

/** A picture whose bytes are given by place and channel. */
export function paint(
  width: number,
  height: number,
  byte: (x: number, y: number, channel: number) => number,
): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    data[i] = byte(pixel % width, Math.floor(pixel / width), i % 3);
  }
  return { width, height, data };
}
