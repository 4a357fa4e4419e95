import { type LinkFault, linkTimes } from '@vedette/contract/link';
import type { Instant } from '@vedette/domain';
import { signatureBase } from './components.ts';
import { isDigestOf } from './content-digest.ts';
import { isSignedBy } from './ed25519.ts';
import type { HttpRequestParts, HttpResponseParts } from './message.ts';
import { requestCover, responseCover, signatureLabel, signatureTag } from './sign.ts';
import {
  type CoveredComponent,
  parseBytes,
  parseSignatureInput,
  type SignatureParameters,
} from './signature-input.ts';

/** A signature as it stands in a message: read, and not yet believed. */
export interface SignatureClaim {
  readonly parameters: SignatureParameters;
  readonly signature: Uint8Array;
  readonly keyId: string;
  readonly nonce: string;
  readonly created: Instant;
}

/** Reads the link's signature out of a message's fields. Never throws. */
export function readSignature(field: (name: string) => string | undefined): SignatureClaim | LinkFault {
  const input = field('signature-input');
  const value = field('signature');
  if (input === undefined || value === undefined) return 'signature-missing';
  const parameters = parseSignatureInput(input, signatureLabel);
  const signature = parseBytes(value, signatureLabel);
  if (parameters === null || signature?.length !== 64) return 'signature-malformed';
  const { keyid, nonce, created, alg, tag } = parameters;
  if (keyid === null || !/^[a-z2-7]{16}$/.test(keyid)) return 'signature-malformed';
  if (nonce === null || !/^[A-Za-z0-9_-]{22}$/.test(nonce)) return 'signature-malformed';
  if (created === null || created < 0 || created > 8_640_000_000_000) return 'signature-malformed';
  if (alg !== 'ed25519' || tag !== signatureTag) return 'signature-malformed';
  return { parameters, signature, keyId: keyid, nonce, created: (created * 1000) as Instant };
}

/**
 * Whether the key made this signature over this request and body. Its time and nonce are looked at afterwards, by
 * `isTimely` and a `NonceLedger`: nobody but the key's holder learns more than "wrong".
 * @param besides the fields it has to cover besides the method, the address and the body
 * @returns the fault; null when all is well
 */
export function requestFault(
  request: HttpRequestParts & { readonly body: Uint8Array },
  claim: SignatureClaim,
  publicKey: Uint8Array,
  besides: readonly string[],
): LinkFault | null {
  if (!covers(claim, requestCover(besides))) return 'signature-incomplete';
  const base = signatureBase(request, claim.parameters);
  if (base === null || !isSignedBy(publicKey, base, claim.signature)) return 'signature-wrong';
  return isDigestOf(request.field('content-digest') ?? '', request.body) ? null : 'digest-wrong';
}

/** Whether a request was made within five minutes of `now`, before or after. */
export function isTimely(claim: SignatureClaim, now: Instant): boolean {
  return Math.abs(claim.created - now) <= linkTimes.window;
}

/** Whether one of the keys signed this answer to that request. */
export function isAnswerOf(
  response: HttpResponseParts & { readonly body: Uint8Array },
  publicKeys: readonly Uint8Array[],
  besides: readonly string[],
): boolean {
  const claim = readSignature(response.field);
  if (typeof claim === 'string' || !covers(claim, responseCover(besides, true))) return false;
  const base = signatureBase(response, claim.parameters);
  if (base === null || !publicKeys.some((key) => isSignedBy(key, base, claim.signature))) return false;
  return isDigestOf(response.field('content-digest') ?? '', response.body);
}

function covers(claim: SignatureClaim, demanded: readonly CoveredComponent[]): boolean {
  const covered = new Set(claim.parameters.covered.map(({ written }) => written));
  return demanded.every(({ written }) => covered.has(written));
}
