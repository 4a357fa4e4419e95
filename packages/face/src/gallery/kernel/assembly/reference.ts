// Writing a reference into its row, once, when it is added: the vector as given, unrounded, with one over its
// length for the score; and its rotated direction in two planes, the second describing what the first misses.
// Together they are the eight-bit row; the first alone rules most rows out.
import * as at from './layout';
import { planeError, planeScale, planeSum, writePlane } from './plane';
import { inverseLength, takeDirection } from './unit';

function writePlanes(row: u32): void {
  const cell = <usize>row * 4;
  writePlane(at.coarse + <usize>row * (at.width / 2));
  const error = planeError;
  store<f32>(at.coarseScales + cell, planeScale);
  store<f32>(at.coarseErrors + cell, <f32>error);
  store<i32>(at.coarseSums + cell, planeSum);
  const second = at.fine + <usize>row * at.fineStride();
  writePlane(second + 16);
  store<f32>(second, planeScale);
  store<f32>(second, <f32>(planeError - error), 4);
  store<i32>(second, planeSum, 8);
}

/** Writes the input into a row. False, and nothing written, if it has no direction or is not finite. */
export function writeRow(row: u32, subject: u32, rank: f64): bool {
  const inverse = inverseLength();
  if (inverse == 0) return false;
  takeDirection(inverse);
  writePlanes(row);
  memory.copy(at.floats + <usize>row * at.width * 4, at.input, at.width * 4);
  store<f64>(at.inverseNorms + <usize>row * 8, inverse);
  store<f64>(at.ranks + <usize>row * 8, rank);
  store<u32>(at.subjects + <usize>row * 4, subject);
  return true;
}
