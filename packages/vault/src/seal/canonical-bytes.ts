const text = new TextEncoder();

/**
 * Parts joined so that no two lists of parts give the same bytes: each is preceded by its length in bytes, 32 bits
 * big-endian. Texts are UTF-8. What is bound to a ciphertext is written this way.
 */
export function canonicalBytes(...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  // A unit of UTF-16 has three bytes of UTF-8 at most.
  const room = parts.reduce((sum, part) => sum + 4 + (typeof part === 'string' ? 3 : 1) * part.length, 0);
  const all = new Uint8Array(room);
  const view = new DataView(all.buffer);
  let at = 0;
  for (const part of parts) {
    const length = typeof part === 'string' ? writeText(all, at + 4, part) : part.length;
    if (typeof part !== 'string') all.set(part, at + 4);
    view.setUint32(at, length);
    at += 4 + length;
  }
  return all.slice(0, at);
}

/** Its length in bytes. Most parts are a few letters of ASCII, for which an encoder is a long way. */
function writeText(all: Uint8Array, at: number, part: string): number {
  for (let unit = 0; unit < part.length; unit += 1) {
    const code = part.charCodeAt(unit);
    if (code >= 0x80) return text.encodeInto(part, all.subarray(at)).written;
    all[at + unit] = code;
  }
  return part.length;
}
