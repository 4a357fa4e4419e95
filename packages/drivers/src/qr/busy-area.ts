import type { Area, LumaImage } from './luma-image.ts';

const cell = 16;
/** Cells on a side that a code which can be read at all covers at least. */
const fewest = 5;
/** Variance below which there is nothing but a wall, a face, or noise. */
const flat = 150;
/** Share of the busiest cells' variance that counts as busy. */
const share = 0.3;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** One for a busy cell. */
  readonly busy: Uint8Array;
}

/**
 * The part of an image in which a code may hide: the box around wide patches of strong contrast. Null where
 * there is none, as in most pictures of people.
 */
export function busyArea(image: LumaImage): Area | null {
  const grid = busyCells(image);
  let [left, top, right, bottom] = [grid.columns, grid.rows, -1, -1];
  for (let at = 0; at < grid.busy.length; at++) {
    if (grid.busy[at] !== 1) continue;
    const patch = takePatch(grid, at);
    if (patch.right - patch.left + 1 < fewest || patch.bottom - patch.top + 1 < fewest) continue;
    [left, top] = [Math.min(left, patch.left), Math.min(top, patch.top)];
    [right, bottom] = [Math.max(right, patch.right), Math.max(bottom, patch.bottom)];
  }
  return right < 0 ? null : areaOf(image, left - 1, top - 1, right + 2, bottom + 2);
}

function areaOf({ width, height }: LumaImage, from: number, top: number, to: number, bottom: number): Area {
  const [x, y] = [Math.max(0, from) * cell, Math.max(0, top) * cell];
  return {
    left: x,
    top: y,
    width: Math.min(width, to * cell) - x,
    height: Math.min(height, bottom * cell) - y,
  };
}

function busyCells(image: LumaImage): Grid {
  const [columns, rows] = [Math.floor(image.width / cell), Math.floor(image.height / cell)];
  const variances = new Float32Array(columns * rows);
  for (let at = 0; at < variances.length; at++) {
    variances[at] = variance(image, (at % columns) * cell, Math.floor(at / columns) * cell);
  }
  const busiest = variances.toSorted()[Math.floor(variances.length * 0.98)] ?? 0;
  const least = Math.max(flat, share * busiest);
  return { columns, rows, busy: Uint8Array.from(variances, (value) => (value > least ? 1 : 0)) };
}

/** Of the means of 2 × 2 pixels, so that the noise of the sensor counts for little. */
function variance({ width, data }: LumaImage, left: number, top: number): number {
  let [sum, squares] = [0, 0];
  for (let y = 0; y < cell; y += 2) {
    let at = (top + y) * width + left;
    for (let x = 0; x < cell; x += 2, at += 2) {
      const below = at + width;
      const four = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[below] ?? 0) + (data[below + 1] ?? 0);
      sum += four;
      squares += four * four;
    }
  }
  const samples = (cell / 2) ** 2;
  return (squares / samples - (sum / samples) ** 2) / 16;
}

interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The bounds of all busy cells that touch, from one on; they are taken off the grid. */
function takePatch({ columns, rows, busy }: Grid, first: number): Patch {
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  const open = [first];
  busy[first] = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ];
    for (const [column, row] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const next = row * columns + column;
      if (column < 0 || column >= columns || row < 0 || row >= rows || busy[next] !== 1) continue;
      busy[next] = 0;
      open.push(next);
    }
  }
  return { left, top, right, bottom };
}
