import { randomBytes } from 'node:crypto';
import type { Instant } from '@vedette/domain';
import type { LinkKey } from '../device/ports.ts';
import { type HttpMessageParts, signatureBase } from './components.ts';
import { contentDigest } from './content-digest.ts';
import type { Fields, HttpRequestParts } from './message.ts';
import { type CoveredComponent, component, writeParameters } from './signature-input.ts';

/** The label of the link's signatures, and the tag by which none is taken for another protocol's. */
export const signatureLabel = 'vedette';
export const signatureTag = 'vedette-link';

const requestAlways = ['@method', '@target-uri', 'content-digest'].map((name) => component(name));
const responseAlways = ['@status', 'content-digest', 'date'].map((name) => component(name));
/** Binds an answer to its question. */
const answered = component('signature', { req: true, key: signatureLabel });

/** What a request's signature covers, and fields besides. */
export function requestCover(fields: readonly string[]): readonly CoveredComponent[] {
  return [...requestAlways, ...fields.map((name) => component(name))];
}

/** What a response's signature covers; without the request's signature only when there was none. */
export function responseCover(fields: readonly string[], isBound: boolean): readonly CoveredComponent[] {
  return [...responseAlways, ...fields.map((name) => component(name)), ...(isBound ? [answered] : [])];
}

export interface Signer {
  readonly key: LinkKey;
  readonly keyId: string;
  /** By the platform's time, as well as the signer knows it. */
  readonly now: () => Instant;
}

export interface RequestToSign {
  readonly method: string;
  readonly targetUri: string;
  readonly body: Uint8Array;
  /** Covered too. */
  readonly fields: Fields;
}

/** The fields of a signed request: those given, the digest of the body, the signature. */
export function signRequest(request: RequestToSign, signer: Signer): ReadonlyMap<string, string> {
  const fields = new Map([...request.fields, ['content-digest', contentDigest(request.body)]]);
  const { method, targetUri } = request;
  const parts: HttpRequestParts = { method, targetUri, field: (name) => fields.get(name) };
  return addSignature(fields, parts, requestCover([...request.fields.keys()]), signer);
}

export interface ResponseToSign {
  readonly status: number;
  readonly body: Uint8Array;
  readonly fields: Fields;
  readonly request: HttpRequestParts;
}

/** The fields of a signed answer, with its `Date`. */
export function signResponse(response: ResponseToSign, signer: Signer): ReadonlyMap<string, string> {
  const fields = new Map(response.fields);
  fields.set('content-digest', contentDigest(response.body));
  fields.set('date', new Date(signer.now()).toUTCString());
  const { status, request } = response;
  const bound = { status, request, field: (name: string) => fields.get(name) };
  const named = [...response.fields.keys()];
  const covered = responseCover(named, isSigned(request));
  return addSignature(fields, bound, covered, signer);
}

/** Whether the request has a signature under our label, however wrong. */
function isSigned(request: HttpRequestParts): boolean {
  const parameters = writeParameters({ covered: [answered], created: 0, keyid: '' });
  return signatureBase({ status: 0, field: () => undefined, request }, parameters) !== null;
}

function addSignature(
  fields: Map<string, string>,
  message: HttpMessageParts,
  covered: readonly CoveredComponent[],
  { key, keyId, now }: Signer,
): ReadonlyMap<string, string> {
  const created = Math.floor(now() / 1000);
  const nonce = randomBytes(16).toString('base64url');
  const marks = { created, nonce, keyid: keyId, alg: 'ed25519', tag: signatureTag };
  const parameters = writeParameters({ covered, ...marks });
  const base = signatureBase(message, parameters);
  if (base === null) throw new TypeError('A field to be signed is missing');
  fields.set('signature-input', `${signatureLabel}=${parameters.written}`);
  fields.set('signature', `${signatureLabel}=:${Buffer.from(key.sign(base)).toString('base64')}:`);
  return fields;
}
