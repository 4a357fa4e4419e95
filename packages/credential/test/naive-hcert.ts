import { constants, createHmac, type KeyObject, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { type DecodeOptions, decode, Tag } from 'cbor2';
import { decodeBase45 } from '../src/common/base45.ts';
import { encodeCbor } from '../src/common/cbor.ts';

const lenient: DecodeOptions = { preferMap: true, ignoreGlobalTags: true };

/**
 * As many an app was written: it takes the message's word for the algorithm and the first key of the name,
 * and has read the certificate when the signature is good.
 */
export function naiveVerify(text: string, keys: ReadonlyMap<string, KeyObject>): boolean {
  const compressed = decodeBase45(text.replace(/^HC1:/, ''));
  if (!compressed.ok) return false;
  let item: unknown = decode(new Uint8Array(inflateSync(compressed.value)), lenient);
  while (item instanceof Tag) item = item.contents;
  const [written, open, payload, signature] = item as [
    Uint8Array,
    Map<number, unknown>,
    Uint8Array,
    Uint8Array,
  ];
  const header = new Map([...open, ...(decode(written, lenient) as Map<number, unknown>)]);
  const key =
    (header.get(33) as KeyObject | undefined) ??
    keys.get(Buffer.from(header.get(4) as Uint8Array).toString('hex'));
  const signed = encodeCbor(['Signature1', written, new Uint8Array(0), payload]);
  return key !== undefined && isSigned(header.get(1), signed, key, signature);
}

function isSigned(algorithm: unknown, signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  if (algorithm === 0) return signature.length === 0;
  if (algorithm === 5) return Buffer.compare(hmac(key, signed), signature) === 0;
  if (algorithm === -257) return verify('sha256', signed, key, signature);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  if (algorithm === -37) return verify('sha256', signed, { key, padding }, signature);
  const isDer = signature[0] === 0x30 && signature.length !== 64;
  return verify('sha256', signed, { key, dsaEncoding: isDer ? 'der' : 'ieee-p1363' }, signature);
}

/** A secret that everybody has: what a public key makes when it is taken for one. */
export const hmac = (key: KeyObject, signed: Uint8Array): Buffer =>
  createHmac('sha256', key.export({ type: 'spki', format: 'der' }))
    .update(signed)
    .digest();
