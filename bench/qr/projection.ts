/** Pixels of the frame. */
export type Corner = readonly [x: number, y: number];
/** Top left, top right, bottom right, bottom left. */
export type Corners = readonly [Corner, Corner, Corner, Corner];

/** From a pixel of the frame to the unit square that a card's corners span; a plane seen by a pinhole camera. */
export type Projection = (x: number, y: number) => readonly [u: number, v: number];

/** Solves the map from the unit square to four corners in closed form (Heckbert 1989, 2.2.3), and inverts it. */
export function projectionOf([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): Projection {
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / area;
  const h = (dx1 * dy3 - dx3 * dy1) / area;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  return (x, y) => {
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
    const u = ((e - f * h) * x + (c * h - b) * y + (b * f - c * e)) / w;
    const v = ((f * g - d) * x + (a - c * g) * y + (c * d - a * f)) / w;
    return [u, v];
  };
}

export interface Pose {
  /** Pixels of the card's side, quiet zone included. */
  readonly size: number;
  readonly degrees: number;
  /** How much shorter than the lower edge the upper one is, 0 to 1. */
  readonly slant: number;
}

/** Where a card lies around a centre. */
export function cornersOf({ size, degrees, slant }: Pose, [cx, cy]: Corner): Corners {
  const turn = (degrees / 180) * Math.PI;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (x: number, y: number): Corner => [cx + x * cos - y * sin, cy + x * sin + y * cos];
  const half = size / 2;
  const upper = half * (1 - slant);
  return [at(-upper, -half), at(upper, -half), at(half, half), at(-half, half)];
}
