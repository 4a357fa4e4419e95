import { blur, expose, type Plane, shade, smear } from './filters.ts';
import type { Payload } from './payloads.ts';
import { cornersOf, type Projection, projectionOf } from './projection.ts';
import { type Random, randomFrom } from './random.ts';

export const frameSize = { width: 1_280, height: 720 };

interface Condition {
  readonly degrees?: number;
  readonly slant?: number;
  readonly inverted?: boolean;
  /** Brightness of dark and of light modules. */
  readonly ink?: readonly [dark: number, light: number];
  readonly noise?: number;
  readonly optics?: (plane: Plane) => Plane;
}

/** What happens to a code on its way to the sensor. */
export const conditions: Readonly<Record<string, Condition>> = {
  straight: {},
  turned12: { degrees: 12 },
  turned45: { degrees: 45 },
  upsideDown: { degrees: 187 },
  slanted15: { slant: 0.15, degrees: -5 },
  slanted25: { slant: 0.25, degrees: 20 },
  inverted: { inverted: true },
  blurred1: { optics: (plane) => blur(plane, 1) },
  blurred2: { optics: (plane) => blur(plane, 2) },
  blurred3: { optics: (plane) => blur(plane, 3) },
  smeared: { optics: (plane) => smear(plane, 7), degrees: 4 },
  noisy: { noise: 20 },
  veryNoisy: { noise: 45 },
  faint: { ink: [105, 150], noise: 4 },
  shaded: { optics: (plane) => shade(plane, 0.25), degrees: 8 },
};
export const sizes = [260, 400, 600] as const;
export const backgrounds = ['noisy', 'smooth'] as const;
export type Background = (typeof backgrounds)[number];

export interface Scene {
  readonly payload: Payload;
  readonly size: (typeof sizes)[number];
  readonly condition: string;
  readonly background: Background;
}

/** Every payload at every size, in every condition, before every background. */
export function* scenes(payloads: readonly Payload[]): Generator<Scene> {
  for (const background of backgrounds)
    for (const payload of payloads)
      for (const size of sizes)
        for (const condition of Object.keys(conditions)) yield { background, payload, size, condition };
}

const quiet = 4;
const usualInk = [30, 225] as const;
const sensorNoise = 2;

/** Brightness of the frame that a camera would take of the scene, one byte a pixel. */
export function render(scene: Scene, seed: number): Uint8Array {
  const random = randomFrom(seed);
  const condition = conditions[scene.condition] ?? {};
  const plane = { ...frameSize, data: backdrop(scene.background, random) };
  layCard(plane, scene, condition, random);
  const seen = condition.optics === undefined ? plane : condition.optics(plane);
  return expose(seen, condition.noise ?? sensorNoise, random);
}

function layCard(plane: Plane, { payload, size }: Scene, condition: Condition, random: Random): void {
  const { degrees = 0, slant = 0, inverted = false, ink = usualInk } = condition;
  const turn = (degrees / 180) * Math.PI;
  const spread = Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn));
  // A card that would stick out of the frame is held further away.
  const fitting = Math.min(size, (plane.height - 12) / spread);
  const room = plane.height - fitting * spread;
  const centre = [640 + (random.next() - 0.5) * 300, 360 + (random.next() - 0.5) * room] as const;
  const corners = cornersOf({ size: fitting, degrees, slant }, centre);
  const project = projectionOf(corners);
  const [dark, light] = inverted ? [ink[1], ink[0]] : ink;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  for (let y = Math.floor(Math.min(...ys)); y <= Math.max(...ys); y++) {
    for (let x = Math.floor(Math.min(...xs)); x <= Math.max(...xs); x++) {
      if (x < 0 || y < 0 || x >= plane.width || y >= plane.height) continue;
      const at = y * plane.width + x;
      plane.data[at] = pixel(project, x, y, payload, dark, light, plane.data[at] ?? 0);
    }
  }
}

/** The mean of nine places within the pixel. */
function pixel(
  project: Projection,
  x: number,
  y: number,
  { side, modules }: Payload,
  dark: number,
  light: number,
  behind: number,
): number {
  let sum = 0;
  for (let place = 0; place < 9; place++) {
    const [u, v] = project(x + ((place % 3) - 1) / 3, y + (Math.floor(place / 3) - 1) / 3);
    if (u < 0 || v < 0 || u >= 1 || v >= 1) {
      sum += behind;
      continue;
    }
    const column = Math.floor(u * (side + 2 * quiet)) - quiet;
    const row = Math.floor(v * (side + 2 * quiet)) - quiet;
    const inside = column >= 0 && row >= 0 && column < side && row < side;
    sum += inside && modules[row * side + column] === 0 ? dark : light;
  }
  return sum / 9;
}

/** `smooth`: a wall in soft light. `noisy`: clutter of all sizes, as fine as the modules too. */
function backdrop(background: Background, random: Random): Float32Array {
  const { width, height } = frameSize;
  const data = new Float32Array(width * height);
  const tilt = random.next();
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    data[at] = 90 + 80 * ((tilt * x) / width + ((1 - tilt) * y) / height);
  }
  if (background === 'noisy') for (const cell of [120, 40, 13, 4]) clutter(data, cell, random);
  return data;
}

function clutter(data: Float32Array, cell: number, random: Random): void {
  const { width, height } = frameSize;
  const columns = Math.ceil(width / cell);
  const values = Float32Array.from({ length: columns * Math.ceil(height / cell) }, () => random.next() - 0.5);
  for (let at = 0; at < data.length; at++) {
    const column = Math.floor((at % width) / cell);
    const row = Math.floor(at / width / cell);
    data[at] = (data[at] ?? 0) + 70 * (values[row * columns + column] ?? 0);
  }
}
