/** 256 bytes of text, and of photograph none or 1,024: two lengths of two bytes each, in hex. */
const recordStarts: readonly string[] = ['01000000', '01000400'];

/** The record of an ID card reader, which may be written in hex or base64; null where it is none. */
export function readIdRecord(payload: Uint8Array): Uint8Array | null {
  const text = Buffer.from(payload).toString('latin1').replaceAll(/\s/g, '');
  const hex = /^[0-9a-f]+$/i.test(text) ? Buffer.from(text, 'hex') : null;
  const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
  const found = [payload, hex, base64].find((bytes) => bytes !== null && isRecord(bytes)) ?? null;
  return found === null ? null : Uint8Array.from(found);
}

const isRecord = (bytes: Uint8Array): boolean =>
  recordStarts.includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'));
