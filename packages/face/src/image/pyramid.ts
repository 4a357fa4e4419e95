import type { RgbImage } from './rgb-image.ts';

/** One picture in its own size and in halves of it, each made when first asked for. */
export interface Pyramid {
  /** 0 is the picture itself, 1 half its size, and so on; the smallest one when there are no more. */
  level(index: number): { readonly image: RgbImage; readonly shrink: number };
  /** Takes the next picture; the smaller ones' memory is used again when the size is the same. */
  show(image: RgbImage): void;
  /** Zeroes the smaller pictures. */
  clear(): void;
}

interface Half {
  readonly image: RgbImage;
  filled: boolean;
}

const deepest = 4;
const smallestSide = 32;

export function openPyramid(): Pyramid {
  let base: RgbImage = { width: 0, height: 0, data: new Uint8Array() };
  let halves: Half[] = [];
  return {
    show(image) {
      if (image.width !== base.width || image.height !== base.height) halves = emptyHalves(image);
      for (const half of halves) half.filled = false;
      base = image;
    },
    level(index) {
      const depth = Math.min(index, halves.length);
      let image = base;
      for (const half of halves.slice(0, depth)) {
        if (!half.filled) halve(image, half.image);
        half.filled = true;
        image = half.image;
      }
      return { image, shrink: 2 ** depth };
    },
    clear() {
      for (const { image } of halves) image.data.fill(0);
    },
  };
}

function emptyHalves({ width, height }: RgbImage): Half[] {
  const halves: Half[] = [];
  let [w, h] = [width >> 1, height >> 1];
  while (halves.length < deepest && Math.min(w, h) >= smallestSide) {
    halves.push({ image: { width: w, height: h, data: new Uint8Array(w * h * 3) }, filled: false });
    [w, h] = [w >> 1, h >> 1];
  }
  return halves;
}

/** Each pixel the mean of two by two, rounded. */
function halve(from: RgbImage, to: RgbImage): void {
  const source = from.data;
  const target = to.data;
  const stride = from.width * 3;
  let at = 0;
  for (let y = 0; y < to.height; y++) {
    let p = 2 * y * stride;
    let q = p + stride;
    for (let x = 0; x < to.width; x++) {
      const r = (source[p] ?? 0) + (source[p + 3] ?? 0) + (source[q] ?? 0) + (source[q + 3] ?? 0);
      const g = (source[p + 1] ?? 0) + (source[p + 4] ?? 0) + (source[q + 1] ?? 0) + (source[q + 4] ?? 0);
      const b = (source[p + 2] ?? 0) + (source[p + 5] ?? 0) + (source[q + 2] ?? 0) + (source[q + 5] ?? 0);
      target[at] = (r + 2) >> 2;
      target[at + 1] = (g + 2) >> 2;
      target[at + 2] = (b + 2) >> 2;
      at += 3;
      p += 6;
      q += 6;
    }
  }
}
