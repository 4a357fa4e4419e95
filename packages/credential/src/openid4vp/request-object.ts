import type { Instant } from '@vedette/domain';
import { CompactSign } from 'jose';
import { type AnswerKey, contentEncryption } from './answer-key.ts';
import type { DcqlQuery } from './dcql.ts';
import type { RequestClient } from './request-client.ts';

export const responseModes = ['direct_post', 'direct_post.jwt'] as const;
export type ResponseMode = (typeof responseModes)[number];

/** Media type of a signed request, as the wallet fetches it (RFC 9101 section 10.2). */
export const requestObjectType = 'application/oauth-authz-req+jwt';

/** Parameters of an authorization request (OpenID4VP 1.0 section 5). */
export interface RequestParameters {
  readonly response_type: 'vp_token';
  readonly client_id: string;
  readonly response_uri: string;
  readonly response_mode: ResponseMode;
  readonly nonce: string;
  readonly state: string;
  readonly dcql_query: DcqlQuery;
  readonly client_metadata: object;
}

const keyBindingAlgorithms = ['ES256', 'EdDSA'];

/** What the verifier can read, and the key for the answer where it is to be encrypted. */
export function clientMetadata(answerKey: AnswerKey | null): object {
  const formats = {
    'dc+sd-jwt': {
      'sd-jwt_alg_values': ['ES256', 'EdDSA', 'PS256'],
      'kb-jwt_alg_values': keyBindingAlgorithms,
    },
  };
  if (answerKey === null) return { vp_formats_supported: formats };
  return {
    vp_formats_supported: formats,
    jwks: { keys: [answerKey.publicJwk] },
    encrypted_response_enc_values_supported: contentEncryption,
  };
}

/** The request as a signed JWT with the certificate chain in its header; its audience is any wallet. */
export function signRequest(
  parameters: RequestParameters,
  { algorithm, chain, key }: Exclude<RequestClient, { scheme: 'redirect_uri' }>,
  { issuedAt, expiresAt }: { readonly issuedAt: Instant; readonly expiresAt: Instant },
): Promise<string> {
  const dates = { iat: Math.floor(issuedAt / 1_000), exp: Math.floor(expiresAt / 1_000) };
  const claims = { ...parameters, iss: parameters.client_id, aud: 'https://self-issued.me/v2', ...dates };
  const x5c = chain.map((certificate) => certificate.raw.toString('base64'));
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: algorithm, typ: 'oauth-authz-req+jwt', x5c })
    .sign(key);
}

/** The text of the code: where a signed request is fetched, or the whole of an unsigned one, which may not be. */
export function requestText(parameters: RequestParameters, requestUri: string | null): string {
  const { client_id } = parameters;
  const shown: object =
    requestUri === null ? parameters : { client_id, request_uri: requestUri, request_uri_method: 'get' };
  const pairs = Object.entries(shown).map(([name, value]: [string, unknown]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${name}=${encodeURIComponent(text)}`;
  });
  return `openid4vp://?${pairs.join('&')}`;
}
