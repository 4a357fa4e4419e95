// Upper bounds of scores by the first plane, of all rows in one pass over memory.
import { describeFour } from './dots';
import * as at from './layout';
import * as probe from './probe';

/** Upper bounds of rows first to first + 3. */
@inline
function boundFour(first: u32): v128 {
  const half = <usize>at.width / 2;
  const row = at.coarse + <usize>first * half;
  const table = <usize>first * 4;
  const scales = v128.load(at.coarseScales + table);
  const sums = v128.load(at.coarseSums + table);
  const described = describeFour(row, row + half, row + half * 2, row + half * 3, scales, sums);
  const error = f32x4.mul(v128.load(at.coarseErrors + table), f32x4.splat(probe.length));
  return f32x4.add(f32x4.add(described, error), f32x4.splat(probe.miss));
}

@inline
function highest(four: v128): f32 {
  const a = max(f32x4.extract_lane(four, 0), f32x4.extract_lane(four, 1));
  return max(a, max(f32x4.extract_lane(four, 2), f32x4.extract_lane(four, 3)));
}

/** Bounds all rows of the blocks that hold the first count; those beyond count are bounded by -infinity. */
export function scan(count: u32): void {
  const stop = (count + at.BLOCK - 1) & ~(at.BLOCK - 1);
  for (let block: u32 = 0; block < stop; block += at.BLOCK) {
    let most = f32x4.splat(-Infinity);
    for (let first = block; first < block + at.BLOCK; first += 4) {
      const four = boundFour(first);
      v128.store(at.bounds + <usize>first * 4, four);
      most = f32x4.pmax(most, four);
    }
    store<f32>(at.blockBounds + <usize>(block / at.BLOCK) * 4, highest(most));
  }
  for (let row = count; row < stop; row++) store<f32>(at.bounds + <usize>row * 4, -Infinity);
}
