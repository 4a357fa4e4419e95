const text = new TextEncoder();

/**
 * Parts joined so that no two lists of parts give the same bytes: each is preceded by its length in bytes, 32 bits
 * big-endian. Texts are UTF-8. What is bound to a ciphertext is written this way.
 */
export function canonicalBytes(...parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const encoded = parts.map((part) => (typeof part === 'string' ? text.encode(part) : part));
  const all = new Uint8Array(encoded.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const part of encoded) {
    view.setUint32(at, part.length);
    all.set(part, at + 4);
    at += 4 + part.length;
  }
  return all;
}
