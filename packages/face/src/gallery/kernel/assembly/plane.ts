// Describing the working vector v in four bits a coordinate:
//   v = s (u - 7.5) + e,  u in 0..15
// Byte j is 16 (u - 8) + u': coordinate j in its high half, coordinate j + width/2 in its low half. Kept with the
// bytes: the scale s, the length of the error e, and the sum of the bytes.
import { rotated, width } from './layout';
import { largest } from './unit';

let bestStep: f64 = 0;
let bestShare: f64 = 0;
let bestScale: f64 = 0;

@inline
function coordinate(i: u32): f64 {
  return load<f64>(rotated + <usize>i * 8);
}

/** The nearest of the sixteen levels -7.5 to 7.5. */
@inline
function level(value: f64, perStep: f64): f64 {
  return min<f64>(max<f64>(Math.floor(value * perStep), -8), 7) + 0.5;
}

/** Tries one step width: the share of v's energy that it describes, with the scale of least squares. */
function tryStep(step: f64): void {
  let along: f64 = 0;
  let energy: f64 = 0;
  for (let i: u32 = 0; i < width; i++) {
    const c = level(coordinate(i), 1 / step);
    along += coordinate(i) * c;
    energy += c * c;
  }
  const share = (along * along) / energy;
  if (share < bestShare) return;
  bestShare = share;
  bestStep = step;
  bestScale = along / energy;
}

/** Finds the step that loses least: near the optimum for a normal distribution, or one that clips nothing. */
function chooseStep(): void {
  let energy: f64 = 0;
  for (let i: u32 = 0; i < width; i++) energy += coordinate(i) * coordinate(i);
  const deviation = max<f64>(Math.sqrt(energy / <f64>width), 1e-12);
  bestShare = 0;
  for (let k: i32 = 0; k < 6; k++) tryStep(deviation * (0.22 + 0.035 * <f64>k));
  tryStep(max<f64>(largest(0, width) / 8, 1e-12));
}

@inline
function subtract(i: u32, described: f64): f64 {
  const rest = coordinate(i) - described;
  store<f64>(rotated + <usize>i * 8, rest);
  return rest * rest;
}

/** Figures of the plane last written. */
export let planeScale: f32 = 0;
export let planeError: f64 = 0;
export let planeSum: i32 = 0;

/** Writes the working vector into width/2 bytes, and leaves in its place the error. */
export function writePlane(bytes: usize): void {
  chooseStep();
  const perStep = 1 / bestStep;
  const half = width / 2;
  let missed: f64 = 0;
  planeScale = <f32>bestScale;
  planeSum = 0;
  for (let j: u32 = 0; j < half; j++) {
    const high = level(coordinate(j), perStep);
    const low = level(coordinate(j + half), perStep);
    missed += subtract(j, <f64>planeScale * high) + subtract(j + half, <f64>planeScale * low);
    const byte = 16 * <i32>(high - 0.5) + <i32>(low + 7.5);
    planeSum += byte;
    store<i8>(bytes + j, <i8>byte);
  }
  planeError = Math.sqrt(missed);
}
