// From the vector as given to the rotated unit vector that both sides are quantised from.
import { input, rotated, width } from './layout';
import { rotate } from './rotation';

/** One over the length of the input, in f64, where no f32 vector over- or underflows; 0 if it has no direction. */
export function inverseLength(): f64 {
  let sum: f64 = 0;
  for (let i: u32 = 0; i < width; i++) {
    const value = <f64>load<f32>(input + <usize>i * 4);
    sum += value * value;
  }
  return sum > 0 && sum < Infinity ? 1 / Math.sqrt(sum) : 0;
}

/** Writes the rotated unit vector of the input. */
export function takeDirection(inverse: f64): void {
  for (let i: u32 = 0; i < width; i++) {
    store<f64>(rotated + <usize>i * 8, <f64>load<f32>(input + <usize>i * 4) * inverse);
  }
  rotate();
}

/** The largest magnitude among coordinates [from, to) of the rotated vector. */
export function largest(from: u32, to: u32): f64 {
  let most: f64 = 0;
  for (let i = from; i < to; i++) most = max(most, abs(load<f64>(rotated + <usize>i * 8)));
  return most;
}
