// Quantising the probe, and how much that may move an estimate.
//
// For any row x = y + e, with y what its planes describe and e what they miss, and any p near the probe q:
//   q.x - p.y = (q - p).x + p.e   and so   |q.x - p.y| <= |q - p| + |p| |e|   (Cauchy-Schwarz, |x| = 1)
// Here p has 7 bits against the high halves (the second operand of the dot may not exceed 127, so 64 is added
// and taken off again through the row's sum of bytes) and 8 bits against the low ones.
import * as at from './layout';
import { inverseLength, largest, takeDirection } from './unit';

/** Absorbs the rounding of bounds computed in f32: their terms are below 32, so 2^-19 each, a dozen times. */
const SLACK: f64 = 3e-5;

export let inverseNorm: f64 = 0;
/** p.y = scale (perHigh (high - 64 sum) + perLow low + constant); q.x <= p.y + length |e| + miss. */
export let perHigh: f32 = 0;
export let perLow: f32 = 0;
export let constant: f32 = 0;
export let length: f32 = 0;
export let miss: f32 = 0;

let energy: f64 = 0;
let missed: f64 = 0;
let offset: f64 = 0;

@inline
function weigh(coordinate: f64, approximation: f64): void {
  energy += approximation * approximation;
  missed += (coordinate - approximation) * (coordinate - approximation);
}

@inline
function clamp(value: f64, most: f64): f64 {
  return min<f64>(max<f64>(nearest(value), -most), most);
}

/** The whole byte is multiplied by the high weight, so the low half has had a sixteenth of that already. */
@inline
function quantisePair(j: u32, stepHigh: f64, stepLow: f64): void {
  const q = load<f64>(at.rotated + <usize>j * 8);
  const qLow = load<f64>(at.rotated + <usize>(j + at.width / 2) * 8);
  const high = clamp(q / stepHigh, 63);
  const had = (high * stepHigh) / 16;
  const low = clamp((qLow - had) / stepLow, 127);
  store<u8>(at.probeHigh + j, <u8>(high + 64));
  store<i8>(at.probeLow + j, <i8>low);
  weigh(q, high * stepHigh);
  weigh(qLow, had + low * stepLow);
  offset += 0.5 * high * stepHigh - 7.5 * (had + low * stepLow);
}

function quantise(): void {
  const half = at.width / 2;
  const stepHigh = max<f64>(largest(0, half) / 63, 1e-12);
  const stepLow = (largest(half, at.width) + 4 * stepHigh) / 127;
  energy = missed = offset = 0;
  for (let j: u32 = 0; j < half; j++) quantisePair(j, stepHigh, stepLow);
  perHigh = <f32>(stepHigh / 16);
  perLow = <f32>stepLow;
  constant = <f32>offset;
  length = <f32>Math.sqrt(energy);
  miss = <f32>(Math.sqrt(missed) + SLACK);
}

/** Takes the input's length alone, which is enough to score single rows. False as for `readProbe`. */
export function readNorm(): bool {
  inverseNorm = inverseLength();
  return inverseNorm != 0;
}

/** Prepares the input as the probe. False if it has no direction or is not finite. */
export function readProbe(): bool {
  if (!readNorm()) return false;
  takeDirection(inverseNorm);
  quantise();
  return true;
}

/** Forgets the figures of the probe. */
export function forgetProbe(): void {
  inverseNorm = energy = missed = offset = 0;
  perHigh = perLow = constant = length = miss = 0;
}
