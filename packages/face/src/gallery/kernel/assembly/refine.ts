// Every row whose bound by the first plane still reaches the last hit is bounded again by the second plane, four
// at once since each waits for memory; those that still reach it are scored.
import { describeFour } from './dots';
import { leastScore, offer } from './hits';
import * as at from './layout';
import { length } from './probe';
import { scoreRow } from './score';

/** Lists the rows that reach the last hit, in order; gives their number. */
function listCandidates(count: u32): u32 {
  // In f32 the threshold may come out too high by less than this.
  const least = <f32>leastScore() - 1e-6;
  let listed: u32 = 0;
  for (let first: u32 = 0; first < count; first += 4) {
    const four = v128.load(at.bounds + <usize>first * 4);
    if (!v128.any_true(f32x4.ge(four, f32x4.splat(least)))) continue;
    for (let row = first; row < first + 4; row++) {
      store<u32>(at.candidates + <usize>listed * 4, row);
      listed += u32(load<f32>(at.bounds + <usize>row * 4) >= least && row < count);
    }
  }
  return listed;
}

@inline
function gather(w: usize, x: usize, y: usize, z: usize): v128 {
  const wx = v128.load_lane<u32>(x, v128.load_zero<u32>(w), 1);
  return v128.load_lane<u32>(z, v128.load_lane<u32>(y, wx, 2), 3);
}

@inline
function candidate(i: u32, listed: u32): u32 {
  return load<u32>(at.candidates + <usize>min(i, listed - 1) * 4);
}

@inline
function secondOf(row: u32): usize {
  return at.fine + <usize>row * at.fineStride();
}

@inline
function boundOf(row: u32): usize {
  return at.bounds + <usize>row * 4;
}

@inline
function consider(row: u32, bound: f32): void {
  if (<f64>bound >= leastScore()) offer(row, scoreRow(row));
}

/** The first bound, less the first plane's error, plus what the second plane tells of it and its own error. */
@inline
function refineFour(a: u32, b: u32, c: u32, d: u32): void {
  const w = secondOf(a);
  const x = secondOf(b);
  const y = secondOf(c);
  const z = secondOf(d);
  const described = describeFour(w + 16, x + 16, y + 16, z + 16, gather(w, x, y, z), gather(w + 8, x + 8, y + 8, z + 8));
  const gains = f32x4.mul(gather(w + 4, x + 4, y + 4, z + 4), f32x4.splat(length));
  const before = gather(boundOf(a), boundOf(b), boundOf(c), boundOf(d));
  const bounds = f32x4.add(before, f32x4.add(described, gains));
  consider(a, f32x4.extract_lane(bounds, 0));
  consider(b, f32x4.extract_lane(bounds, 1));
  consider(c, f32x4.extract_lane(bounds, 2));
  consider(d, f32x4.extract_lane(bounds, 3));
}

export function refine(count: u32): void {
  const listed = listCandidates(count);
  // The last four may name the last row more than once, which changes nothing.
  for (let i: u32 = 0; i < listed; i += 4) {
    refineFour(candidate(i, listed), candidate(i + 1, listed), candidate(i + 2, listed), candidate(i + 3, listed));
  }
}
