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

/** Bounds four rows of a block; gives the highest bounds of the block so far. */
@inline
function scanFour(first: u32, most: v128): v128 {
  const four = boundFour(first);
  v128.store(at.bounds + <usize>first * 4, four);
  return f32x4.pmax(most, four);
}

@inline
function settle(block: u32, most: v128): void {
  store<f32>(at.blockBounds + <usize>block * 4, highest(most));
}

function scanBlock(block: u32): void {
  let most = f32x4.splat(-Infinity);
  const start = block * at.BLOCK;
  for (let first = start; first < start + at.BLOCK; first += 4) most = scanFour(first, most);
  settle(block, most);
}

/**
 * Four blocks far apart, by turns: a processor fetches ahead within a page only, so four pages at once keep the
 * memory busy where one would leave it waiting at every page's end.
 */
function scanBlocks(a: u32, b: u32, c: u32, d: u32): void {
  let mostA = f32x4.splat(-Infinity);
  let mostB = mostA;
  let mostC = mostA;
  let mostD = mostA;
  for (let i: u32 = 0; i < at.BLOCK; i += 4) {
    mostA = scanFour(a * at.BLOCK + i, mostA);
    mostB = scanFour(b * at.BLOCK + i, mostB);
    mostC = scanFour(c * at.BLOCK + i, mostC);
    mostD = scanFour(d * at.BLOCK + i, mostD);
  }
  settle(a, mostA);
  settle(b, mostB);
  settle(c, mostC);
  settle(d, mostD);
}

/** Bounds all rows of the blocks that hold the first count; those beyond count are bounded by -infinity. */
export function scan(count: u32): void {
  const blocks = (count + at.BLOCK - 1) / at.BLOCK;
  const quarter = blocks / 4;
  for (let i: u32 = 0; i < quarter; i++) scanBlocks(i, i + quarter, i + quarter * 2, i + quarter * 3);
  for (let block = quarter * 4; block < blocks; block++) scanBlock(block);
  for (let row = count; row < blocks * at.BLOCK; row++) store<f32>(at.bounds + <usize>row * 4, -Infinity);
}
