import { sign } from 'node:crypto';
import { CborTag, decodeCbor, encodeCbor } from '../../common/cbor.ts';
import { parseCoseSign1 } from '../../common/cose-sign1.ts';
import { decodePassText, encodePassText } from '../pass-text.ts';
import { passKeyId } from '../public-key.ts';
import { issuerKey } from './actors.ts';

export type Items = ReadonlyMap<unknown, unknown>;

/** What an issuer gone wrong would sign: any headers and any claims, and the signature is good. */
export interface Forgery {
  readonly protectedHeader?: Items;
  readonly unprotectedHeader?: Items;
  readonly payload: Uint8Array;
  readonly tags?: readonly number[];
}

export const usualHeader: Items = new Map<unknown, unknown>([
  [1, -8],
  [4, passKeyId(issuerKey.publicJwk)],
]);

export function forge(forgery: Forgery): string {
  const { payload, protectedHeader = usualHeader, unprotectedHeader = new Map(), tags = [18] } = forgery;
  const header = encodeCbor(protectedHeader);
  const signed = encodeCbor(['Signature1', header, new Uint8Array(0), payload]);
  const signature = new Uint8Array(sign(null, signed, issuerKey.privateKey));
  const body: unknown = [header, unprotectedHeader, payload, signature];
  return encodePassText(encodeCbor(tags.reduceRight((inner, tag) => new CborTag(tag, inner), body)));
}

/** The bytes of a text that is known to be a pass. */
export function bytesOf(text: string): Uint8Array {
  const read = decodePassText(text);
  if (!read.ok) throw new TypeError('Not the text of a pass');
  return read.value;
}

/** The text with its bytes changed. */
export const altered = (text: string, change: (bytes: Uint8Array) => Uint8Array): string =>
  encodePassText(change(bytesOf(text).slice()));

/** The claims set of a pass, with some of its members replaced; undefined takes one away. */
export function claimsWith(text: string, changes: Items): Uint8Array {
  const message = parseCoseSign1(bytesOf(text), ['sign1']);
  const set = message.ok ? decodeCbor(message.value.payload) : message;
  if (!set.ok || !(set.value instanceof Map)) throw new TypeError('Not the text of a pass');
  const changed = new Map<unknown, unknown>([...set.value, ...changes]);
  return encodeCbor(new Map([...changed].filter(([, value]) => value !== undefined)));
}
