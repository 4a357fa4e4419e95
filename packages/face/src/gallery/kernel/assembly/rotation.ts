// A fixed orthogonal rotation, so that the energy of any vector spreads over all coordinates and four bits a
// coordinate describe a one-hot vector as well as a random one. Scores do not change under it; it is public.
import { rotated, width } from './layout';

@inline
function flipSigns(from: usize, length: u32, salt: u32): void {
  for (let i: u32 = 0; i < length; i++) {
    // The finaliser of MurmurHash3 decides the sign.
    let bits = (i + salt) * 0x9e3779b1;
    bits = (bits ^ (bits >> 16)) * 0x85ebca6b;
    bits = (bits ^ (bits >> 13)) * 0xc2b2ae35;
    const cell = from + <usize>i * 8;
    if ((bits >> 31) != 0) store<f64>(cell, -load<f64>(cell));
  }
}

/** Fast Walsh-Hadamard transform in place, scaled to keep lengths; length is a power of two. */
function hadamard(from: usize, length: u32): void {
  for (let half: u32 = 1; half < length; half *= 2) {
    for (let start: u32 = 0; start < length; start += half * 2) {
      for (let i = start; i < start + half; i++) {
        const a = from + <usize>i * 8;
        const b = a + <usize>half * 8;
        const x = load<f64>(a);
        const y = load<f64>(b);
        store<f64>(a, x + y);
        store<f64>(b, x - y);
      }
    }
  }
  const scale = 1 / Math.sqrt(<f64>length);
  for (let i: u32 = 0; i < length; i++) store<f64>(from + <usize>i * 8, load<f64>(from + <usize>i * 8) * scale);
}

/** Rotates the working vector: one transform, or for a width that is no power of two, two overlapping ones. */
export function rotate(): void {
  const length: u32 = 1 << (31 - clz(width));
  flipSigns(rotated, length, 0);
  hadamard(rotated, length);
  if (length == width) return;
  const second = rotated + <usize>(width - length) * 8;
  flipSigns(second, length, 0x10001);
  hadamard(second, length);
}
