import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { decodeBase45, parsePassTrust, readNumeric } from '@vedette/credential';
import { trustFiles } from '@vedette/credential/pass-vectors';
import { issuerKeys } from '@vedette/credential/test/sd-jwt-stand';
import { shcPublicKey } from '@vedette/credential/test/shc-issuer';
import { anyCbor, unpackMessage } from './lenient.ts';

type Json = Readonly<Record<string, unknown>>;

/** The parts of a compact JWS, read as most programs read them. */
export function jwsParts(jws: string): {
  readonly header: Json;
  readonly payload: Buffer;
  readonly signed: Buffer;
  readonly signature: Buffer;
} {
  const [head = '', body = '', tail = ''] = jws.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Json;
  const payload = Buffer.from(body, 'base64url');
  return {
    header,
    payload,
    signed: Buffer.from(`${head}.${body}`),
    signature: Buffer.from(tail, 'base64url'),
  };
}

export function isSignedJws(jws: string, key: KeyObject): boolean {
  const { signed, signature } = jwsParts(jws);
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** The JWS in the code of a SMART Health Card. */
export function jwsOfCard(text: string): string {
  const read = readNumeric(text);
  if (!read.ok) throw new Error('no card');
  return read.value;
}

/** What a card says, whoever signed it and however it is packed. */
export const cardPayload = (text: string): Json =>
  JSON.parse(inflateRawSync(jwsParts(jwsOfCard(text)).payload).toString()) as Json;

/** Cards, wallets' credentials and passes that their issuer signed: where careless verifiers stop. */
export const isSignedCard = (text: string): boolean => isSignedJws(jwsOfCard(text), shcPublicKey);

const issuerKey = createPublicKey({ key: issuerKeys.jwk, format: 'jwk' });
export const isSignedSdJwt = (text: string): boolean => isSignedJws(text.split('~')[0] ?? '', issuerKey);

const passKeys = [...parsePassTrust(trustFiles.main).keys.values()].flat();

/** Also of the pass inside a rotating code, with what is around it left aside. */
export function isSignedPass(text: string): boolean {
  const code = decodeBase45(text.replace(/^VP1:/, ''));
  if (!code.ok) return false;
  const item = anyCbor(code.value);
  const { toBeSigned, signature } = unpackMessage(Array.isArray(item) ? (item[0] as Uint8Array) : code.value);
  return passKeys.some(({ publicKey }) => verify(null, toBeSigned, publicKey, signature));
}
