export interface AnchorGrid {
  /** Cells along one side. */
  readonly grid: number;
  /** Input pixels a cell is wide. */
  readonly stride: number;
  readonly perCell: number;
}

/** Centres in input pixels, x and y in turn: row by row, x fastest, the anchors of one cell together. */
export function anchorCentres(grids: readonly AnchorGrid[]): Float32Array {
  const count = grids.reduce((sum, { grid, perCell }) => sum + grid * grid * perCell, 0);
  const centres = new Float32Array(count * 2);
  let at = 0;
  for (const { grid, stride, perCell } of grids) {
    for (let cell = 0; cell < grid * grid * perCell; cell++) {
      const place = Math.floor(cell / perCell);
      centres[at++] = ((place % grid) + 0.5) * stride;
      centres[at++] = (Math.floor(place / grid) + 0.5) * stride;
    }
  }
  return centres;
}
