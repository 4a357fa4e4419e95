import { createHmac } from 'node:crypto';

const version = Buffer.from('HPKE-v1');

/** LabeledExtract of RFC 9180, section 4, with HKDF-SHA256. */
export function labelledExtract(suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer {
  return createHmac('sha256', salt).update(version).update(suite).update(label).update(ikm).digest();
}

/** LabeledExpand for at most 32 bytes, which is one block of HKDF-Expand. */
export function labelledExpand(
  suite: Buffer,
  key: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Buffer {
  const mac = createHmac('sha256', key).update(Buffer.of(0, length)).update(version).update(suite);
  const block = mac.update(label).update(info).update(Buffer.of(1)).digest();
  if (length === block.length) return block;
  const cut = Buffer.from(block.subarray(0, length));
  block.fill(0);
  return cut;
}
