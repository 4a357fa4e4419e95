// The score of one row alone, for somebody who was found already.
import { forgetProbe, readNorm } from './probe';
import { scoreRow } from './score';

/** Cosine of the input and a row; NaN if the input is all zeros or not finite. */
export function compare(row: u32): f64 {
  if (!readNorm()) return NaN;
  const score = scoreRow(row);
  forgetProbe();
  return score;
}
