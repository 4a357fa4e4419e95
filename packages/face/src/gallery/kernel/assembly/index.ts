// What the host may call. The host owns the memory, keeps the number of rows, and calls wipeWork after reading.
import { hitRows, hitScores, input } from './layout';

export { compare } from './compare';
export { layOut, wipeWork } from './layout';
export { writeRow } from './reference';
export { moveRow, regionStart, regionStride, wipeRow } from './rows';
export { search } from './search';

export function inputPointer(): usize {
  return input;
}

export function hitRowsPointer(): usize {
  return hitRows;
}

export function hitScoresPointer(): usize {
  return hitScores;
}
