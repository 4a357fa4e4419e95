/**
 * Fills up to a multiple of `bucket` bytes, so that a ciphertext's length tells little of what is in it: one byte
 * 0x80, then zeros (ISO/IEC 7816-4).
 */
export function padded(plain: Uint8Array, bucket: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(Math.ceil((plain.length + 1) / bucket) * bucket);
  all.set(plain);
  all[plain.length] = 0x80;
  return all;
}

/** A view on what was padded; null for bytes that never were. */
export function unpadded<T extends ArrayBufferLike>(bytes: Uint8Array<T>): Uint8Array<T> | null {
  let end = bytes.length - 1;
  while (end >= 0 && bytes[end] === 0) end--;
  return bytes[end] === 0x80 ? bytes.subarray(0, end) : null;
}
