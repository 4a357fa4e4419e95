/** How a model wants its pixels: value = (byte - mean) / std, by channel in the model's own order. */
export interface PixelFormat {
  readonly layout: 'nchw' | 'nhwc';
  readonly colour: 'rgb' | 'bgr';
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** Strides and factors worked out once, in the order red, green, blue. */
export interface PixelWriter {
  readonly width: number;
  readonly height: number;
  readonly pixelStride: number;
  readonly offsets: readonly [number, number, number];
  readonly scales: readonly [number, number, number];
  /** The same for sums that are 1,048,576 times a byte. */
  readonly innerScales: readonly [number, number, number];
  readonly shifts: readonly [number, number, number];
}

export function pixelWriter(width: number, height: number, format: PixelFormat): PixelWriter {
  const plane = format.layout === 'nchw' ? width * height : 1;
  const [first, second, third] = format.std;
  const scales = [1 / first, 1 / second, 1 / third] as const;
  const shifts = [-format.mean[0] / first, -format.mean[1] / second, -format.mean[2] / third] as const;
  const isRgb = format.colour === 'rgb';
  const inOrder = isRgb ? scales : ([scales[2], scales[1], scales[0]] as const);
  return {
    width,
    height,
    pixelStride: format.layout === 'nchw' ? 1 : 3,
    offsets: isRgb ? [0, plane, 2 * plane] : [2 * plane, plane, 0],
    scales: inOrder,
    innerScales: [inOrder[0] / 2 ** 20, inOrder[1] / 2 ** 20, inOrder[2] / 2 ** 20],
    shifts: isRgb ? shifts : [shifts[2], shifts[1], shifts[0]],
  };
}
