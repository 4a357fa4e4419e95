/** An integer of SQLite's variable length, and where it ends; null when the bytes end before it does. */
export function readVarint(bytes: Buffer, at: number): readonly [value: number, end: number] | null {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    if (i === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  return null;
}
