// Where everything lies in the gallery's one linear memory. All of it is addressed through these pointers, so
// that wiping a row or the working space is a fill of known ranges and nothing lies outside them.

/** Hits that one search may return at most. */
export const MOST_HITS: u32 = 1024;
/** Rows whose upper bounds share one maximum, from which the first candidates are taken. */
export const BLOCK: u32 = 64;

/** Dimensions as given, and padded to whole 32s (16 bytes of two dimensions each). */
export let dimension: u32 = 0;
export let width: u32 = 0;
export let capacity: u32 = 0;

// Working space: derived from one probe or one reference, wiped after each use.
export let input: usize = 0;
export let rotated: usize = 0;
export let probeHigh: usize = 0;
export let probeLow: usize = 0;
export let hitRows: usize = 0;
export let hitScores: usize = 0;
export let candidates: usize = 0;
export let bounds: usize = 0;
export let blockBounds: usize = 0;

// Rows: two planes of four bits a coordinate, the vector as given, and what belongs to them.
export let coarse: usize = 0;
export let coarseScales: usize = 0;
export let coarseErrors: usize = 0;
export let coarseSums: usize = 0;
export let fine: usize = 0;
export let floats: usize = 0;
export let inverseNorms: usize = 0;
export let ranks: usize = 0;
export let subjects: usize = 0;

let end: u64 = 0;

/** Rows of the second plane are visited one here, one there: their figures stand before their bytes. */
@inline
export function fineStride(): u32 {
  return 16 + width / 2;
}

function take(bytes: u64): usize {
  const at = end;
  end = (end + bytes + 63) & ~63;
  return <usize>at;
}

function layOutWork(): void {
  input = take(width * 4);
  rotated = take(width * 8);
  probeHigh = take(width / 2);
  probeLow = take(width / 2);
  hitRows = take(MOST_HITS * 4);
  hitScores = take(MOST_HITS * 8);
  candidates = take(<u64>capacity * 4);
  bounds = take(<u64>capacity * 4);
  blockBounds = take(<u64>(capacity / BLOCK) * 4);
}

function layOutRows(): void {
  const rows = <u64>capacity;
  coarse = take(rows * (width / 2));
  coarseScales = take(rows * 4);
  coarseErrors = take(rows * 4);
  coarseSums = take(rows * 4);
  fine = take(rows * fineStride());
  floats = take(rows * width * 4);
  inverseNorms = take(rows * 8);
  ranks = take(rows * 8);
  subjects = take(rows * 4);
}

/** Lays out a gallery and gives the bytes of memory it needs; capacity is in whole blocks. May exceed 4 GiB. */
export function layOut(dimensions: u32, rows: u32): f64 {
  dimension = dimensions;
  width = (dimensions + 31) & ~31;
  capacity = rows;
  end = 64;
  layOutWork();
  layOutRows();
  return <f64>end;
}

/** Overwrites what a search or an encoding left in the working space. */
export function wipeWork(): void {
  memory.fill(input, 0, candidates - input);
}

/** Overwrites the bounds of the first rows: they tell how like the probe each person is. */
export function wipeBounds(count: u32): void {
  const blocks = (count + BLOCK - 1) / BLOCK;
  memory.fill(bounds, 0, blocks * BLOCK * 4);
  memory.fill(candidates, 0, blocks * BLOCK * 4);
  memory.fill(blockBounds, 0, blocks * 4);
}
