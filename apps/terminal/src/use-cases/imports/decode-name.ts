/** General purpose bit 11 of a ZIP entry: the name is UTF-8 (APPNOTE 4.4.4). */
const utf8Flag = 1 << 11;

/**
 * The text of a name or of a small file whose encoding nobody states: UTF-8 if it is valid, else GB 18030,
 * which is what Chinese Windows writes.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function decodeName(bytes: Uint8Array, flags: number): string {
  return (flags & utf8Flag) === 0 ? decodeText(bytes) : new TextDecoder('utf-8').decode(bytes);
}
