// The first rows to be scored: the most promising of the most promising blocks. They settle the threshold, so
// that almost everything else is passed over.
import { offer } from './hits';
import { BLOCK, blockBounds, bounds } from './layout';
import { scoreRow } from './score';

/** Seeds beyond two for each hit that is wanted. */
const MORE_SEEDS: u32 = 6;

@inline
function at(table: usize, i: u32): f32 {
  return load<f32>(table + <usize>i * 4);
}

/** The row with the highest bound in the block with the highest bound; that block is not taken again. */
function takeSeed(blocks: u32): u32 {
  let block: u32 = 0;
  for (let i: u32 = 1; i < blocks; i++) if (at(blockBounds, i) > at(blockBounds, block)) block = i;
  store<f32>(blockBounds + <usize>block * 4, -Infinity);
  let best = block * BLOCK;
  for (let row = best + 1; row < (block + 1) * BLOCK; row++) if (at(bounds, row) > at(bounds, best)) best = row;
  return best;
}

/** Scores the seeds among the first count rows. */
export function seed(count: u32, wanted: u32): void {
  const blocks = (count + BLOCK - 1) / BLOCK;
  const seeds = min(blocks, 2 * wanted + MORE_SEEDS);
  for (let i: u32 = 0; i < seeds; i++) {
    const row = takeSeed(blocks);
    offer(row, scoreRow(row));
  }
}
