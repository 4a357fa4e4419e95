// Exact search: bound every row, score the most promising, then everything whose bound still reaches the last
// hit. No row whose score could matter is left out, whatever the vectors are.
import { clearHits, hitCount } from './hits';
import { wipeBounds } from './layout';
import { forgetProbe, readProbe } from './probe';
import { refine } from './refine';
import { scan } from './scan';
import { seed } from './seed';

/** Searches for the input; hits stand in hitRows and hitScores. Their number, or -1 if the probe is unusable. */
export function search(count: u32, most: u32): i32 {
  if (!readProbe()) return -1;
  clearHits(most);
  scan(count);
  seed(count, most);
  refine(count);
  wipeBounds(count);
  forgetProbe();
  return <i32>hitCount;
}
