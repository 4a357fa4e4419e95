// The best rows so far, at most one of each subject, best first; equal scores in the order they were enrolled.
import { hitRows, hitScores, ranks, subjects } from './layout';

export let hitCount: u32 = 0;
let wanted: u32 = 0;

export function clearHits(most: u32): void {
  hitCount = 0;
  wanted = most;
}

@inline
function rowAt(i: u32): u32 {
  return load<u32>(hitRows + <usize>i * 4);
}

@inline
function scoreAt(i: u32): f64 {
  return load<f64>(hitScores + <usize>i * 8);
}

@inline
function put(i: u32, row: u32, score: f64): void {
  store<u32>(hitRows + <usize>i * 4, row);
  store<f64>(hitScores + <usize>i * 8, score);
}

@inline
function subjectOf(row: u32): u32 {
  return load<u32>(subjects + <usize>row * 4);
}

@inline
function rankOf(row: u32): f64 {
  return load<f64>(ranks + <usize>row * 8);
}

/** Whether a row with a score goes before the hit at a place. */
@inline
function beats(row: u32, score: f64, i: u32): bool {
  return score > scoreAt(i) || (score == scoreAt(i) && rankOf(row) < rankOf(rowAt(i)));
}

/** A row with less cannot become a hit any more. */
@inline
export function leastScore(): f64 {
  return hitCount < wanted ? -Infinity : scoreAt(wanted - 1);
}

/** The place to be overwritten: that of the same subject, else a free one, else the last. */
function placeFor(row: u32): u32 {
  for (let i: u32 = 0; i < hitCount; i++) if (subjectOf(rowAt(i)) == subjectOf(row)) return i;
  return hitCount < wanted ? hitCount : wanted - 1;
}

/** Takes a row in if it is among the best. */
export function offer(row: u32, score: f64): void {
  let i = placeFor(row);
  if (i == hitCount) hitCount++;
  else if (!beats(row, score, i)) return;
  for (; i > 0 && beats(row, score, i - 1); i--) put(i, rowAt(i - 1), scoreAt(i - 1));
  put(i, row, score);
}
