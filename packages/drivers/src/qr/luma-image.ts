/** Brightness alone: one byte a pixel, rows from the top. */
export interface LumaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A rectangle of whole pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Brightness by the weights of ITU-R BT.601, in 1/1,024.
 * @param pixels red, green and blue first in each; what `channels` there are besides is not looked at
 */
export function lumaOf(pixels: Uint8Array, width: number, height: number, channels: number): LumaImage {
  const data = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < data.length; at++, from += channels) {
    const [red, green, blue] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0];
    data[at] = (306 * red + 601 * green + 117 * blue + 512) >> 10;
  }
  return { width, height, data };
}

/** A copy of a part; the area must lie within the image. */
export function cropped({ width, data }: LumaImage, area: Area): LumaImage {
  const part = new Uint8Array(area.width * area.height);
  for (let y = 0; y < area.height; y++) {
    const from = (area.top + y) * width + area.left;
    part.set(data.subarray(from, from + area.width), y * area.width);
  }
  return { width: area.width, height: area.height, data: part };
}
