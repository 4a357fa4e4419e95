/** A decoded picture: rows from the top, three bytes a pixel, sRGB. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
