import type { DecodedCode } from './qr-decoder.ts';

/** So many times larger in area a code is plainly nearer than another: 1.4 times in each direction. */
const plainlyLarger = 2;

/**
 * The code that somebody holds out, of those in the frame: the only one, or the one that is plainly nearest.
 * Null when that cannot be told, as with two phones side by side: picking one would be a guess about who it
 * is that wants to pass.
 */
export function chooseCode(codes: readonly DecodedCode[]): DecodedCode | null {
  const [nearest, next] = distinct(codes).toSorted((one, other) => areaOf(other) - areaOf(one));
  if (nearest === undefined || next === undefined) return nearest ?? null;
  return areaOf(nearest) >= plainlyLarger * areaOf(next) ? nearest : null;
}

/** The same text twice, as on a ticket with two symbols, is one code. */
function distinct(codes: readonly DecodedCode[]): readonly DecodedCode[] {
  const byText = new Map<string, DecodedCode>();
  for (const code of codes) {
    const text = Buffer.from(code.bytes).toString('latin1');
    const same = byText.get(text);
    if (same === undefined || areaOf(code) > areaOf(same)) byText.set(text, code);
  }
  return [...byText.values()];
}

/** Square pixels within the corners, by the shoelace formula. */
function areaOf({ corners }: DecodedCode): number {
  const twice = corners.reduce((sum, { x, y }, at) => {
    const next = corners[(at + 1) % corners.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}
