/** Longer texts are not names or numbers of anybody, and are not looked at. */
const longest = 128;

/**
 * Whether a masked text can be of the full one: each run of `*` stands for one character or more, since
 * gateways mask with a star a character or with a fixed number of them. Null when there is nothing to compare.
 */
export function maskFits(masked: string, full: string): boolean | null {
  if (masked.length > longest || full.length > longest || !masked.includes('*')) return null;
  const first = masked.slice(0, masked.indexOf('*'));
  const last = masked.slice(masked.lastIndexOf('*') + 1);
  const between = masked
    .slice(first.length, masked.length - last.length)
    .split('*')
    .filter((part) => part !== '');
  if (first === '' && last === '' && between.length === 0) return null;
  if (!full.startsWith(first)) return false;
  let at = first.length;
  for (const part of between) {
    const found = full.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return full.length - last.length > at && full.endsWith(last);
}
