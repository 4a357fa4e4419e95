const byteOrderMark = '\u00ef\u00bb\u00bf';
const blanks: ReadonlySet<string | undefined> = new Set([' ', '\t', '\r', '\n']);

/**
 * The text in a payload without the blanks around it, one character a byte, so that what is no ASCII stays what it is.
 * `trim` would not do: it takes the last byte of some letters for a blank.
 */
export function payloadText(payload: Uint8Array): string {
  const text = Buffer.from(payload).toString('latin1');
  let from = text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  let to = text.length;
  while (from < to && blanks.has(text[from])) from++;
  while (from < to && blanks.has(text[to - 1])) to--;
  return text.slice(from, to);
}
