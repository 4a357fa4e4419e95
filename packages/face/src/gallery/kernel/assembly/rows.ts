// Moving and wiping whole rows, over every region that holds something of them.
import * as at from './layout';

export const REGIONS: u32 = 9;

/** Where a region of the rows starts; the host copies region by region into a larger memory. */
export function regionStart(region: u32): usize {
  switch (region) {
    case 0: return at.coarse;
    case 1: return at.coarseScales;
    case 2: return at.coarseErrors;
    case 3: return at.coarseSums;
    case 4: return at.fine;
    case 5: return at.floats;
    case 6: return at.inverseNorms;
    case 7: return at.ranks;
    default: return at.subjects;
  }
}

/** Bytes of one row in a region. */
export function regionStride(region: u32): u32 {
  switch (region) {
    case 0: return at.width / 2;
    case 4: return at.fineStride();
    case 5: return at.width * 4;
    case 6: case 7: return 8;
    default: return 4;
  }
}

/** Overwrites everything of a row with zeros. */
export function wipeRow(row: u32): void {
  for (let region: u32 = 0; region < REGIONS; region++) {
    const stride = <usize>regionStride(region);
    memory.fill(regionStart(region) + <usize>row * stride, 0, stride);
  }
}

/** Copies a row over another and wipes where it stood. */
export function moveRow(from: u32, to: u32): void {
  for (let region: u32 = 0; region < REGIONS; region++) {
    const stride = <usize>regionStride(region);
    const start = regionStart(region);
    memory.copy(start + <usize>to * stride, start + <usize>from * stride, stride);
  }
  wipeRow(from);
}
