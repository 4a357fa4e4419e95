import { type KeyObject, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { decodeBase45, encodeCbor } from '@vedette/credential';
import { type DecodeOptions, decode, Tag } from 'cbor2';
import { issuer, rsaIssuer } from './hcert.ts';

const lenient: DecodeOptions = { preferMap: true, ignoreGlobalTags: true };

/** Any CBOR, however deep, doubled or mistaken. */
export const anyCbor = (bytes: Uint8Array): unknown => decode(bytes, lenient);

/** A health certificate as far as every verifier has to take it apart, and no further. */
export interface Unpacked {
  readonly tags: readonly number[];
  /** Protected and unprotected headers in one, the protected ones winning. */
  readonly header: ReadonlyMap<number, unknown>;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly toBeSigned: Uint8Array;
}

/** Takes a certificate apart without a single question, as careless verifiers do. */
export function unpack(text: string): Unpacked {
  const compressed = decodeBase45(text.replace(/^HC1:/, ''));
  if (!compressed.ok) throw new Error('no base45');
  return unpackMessage(new Uint8Array(inflateSync(compressed.value)));
}

export function unpackMessage(bytes: Uint8Array): Unpacked {
  const tags: number[] = [];
  let item = anyCbor(bytes);
  while (item instanceof Tag) {
    tags.push(Number(item.tag));
    item = item.contents;
  }
  const [written, open, payload, signature] = item as [
    Uint8Array,
    Map<number, unknown>,
    Uint8Array,
    Uint8Array,
  ];
  const header = new Map([...open, ...(anyCbor(written) as Map<number, unknown>)]);
  const toBeSigned = encodeCbor(['Signature1', written, new Uint8Array(0), payload]);
  return { tags, header, payload, signature, toBeSigned };
}

/** The keys of the trust list as most programs hold them: one to a name. */
export const keysByName: ReadonlyMap<string, KeyObject> = new Map(
  [issuer, rsaIssuer].map(({ keyId, publicKey }) => [nameOf(keyId), publicKey]),
);

export function nameOf(keyId: unknown): string {
  return Buffer.from(keyId as Uint8Array).toString('hex');
}

/** ES256 as it should be done: what careless verifiers get right. */
export const isEcdsa = ({ toBeSigned, signature }: Unpacked, key: KeyObject | undefined): boolean =>
  key !== undefined && verify('sha256', toBeSigned, { key, dsaEncoding: 'ieee-p1363' }, signature);

/** Signed by somebody on the list: where careless verifiers stop. */
export function isSignedByListed(text: string): boolean {
  const read = unpack(text);
  return isEcdsa(read, keysByName.get(nameOf(read.header.get(4))));
}

/** What the message says of the person, as the first one who reads it takes it. */
export function payloadOf(text: string): Map<string, unknown> {
  const claims = anyCbor(unpack(text).payload) as Map<number, Map<number, Map<string, unknown>>>;
  return claims.get(-260)?.get(1) ?? new Map();
}
