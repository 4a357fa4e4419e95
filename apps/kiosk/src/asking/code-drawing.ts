/** Light modules on each side, without which scanners do not find a code (ISO/IEC 18004). */
export const quietZone = 4;
/** Share of the screen's short side that the code itself takes, at least. */
const smallest = 0.4;

/** The dark modules of rows of `0` and `1` as one SVG path, a module a unit, inside the quiet zone. */
export function darkPath(rows: readonly string[]): string {
  return rows.map((row, y) => row.replace(/1+|0+/g, (run, x: number) => piece(run, x, y))).join('');
}

const piece = (run: string, x: number, y: number): string =>
  run[0] === '1' ? `M${x + quietZone} ${y + quietZone}h${run.length}v1h-${run.length}z` : '';

/**
 * Side of a code with its quiet zone, in CSS pixels: whole pixels of the screen for each module, so that every
 * edge is sharp.
 * @param modules of one side, without the quiet zone
 * @param shortSide of the page, in CSS pixels
 * @param density screen pixels to a CSS pixel
 */
export function codeSide(modules: number, shortSide: number, density: number): number {
  const pixels = Math.max(1, Math.ceil((smallest * shortSide * density) / Math.max(1, modules)));
  return (pixels * (modules + 2 * quietZone)) / density;
}
