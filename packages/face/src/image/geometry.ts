/** Pixels from the image's left upper corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Image-left eye, image-right eye, nose, image-left mouth corner, image-right mouth corner. */
export type FivePoints = readonly [Point, Point, Point, Point, Point];
