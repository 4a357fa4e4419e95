import { createHash, X509Certificate } from 'node:crypto';
import { compactVerify } from 'jose';
import type { JsonObject } from '../../common/strict-json.ts';
import type { DcqlQuery } from '../dcql.ts';
import { type ResponseMode, responseModes } from '../request-object.ts';

/** A request as a wallet has understood it. */
export interface WalletRequest {
  readonly clientId: string;
  readonly responseUri: string;
  readonly responseMode: ResponseMode;
  readonly nonce: string;
  readonly state: string;
  readonly query: DcqlQuery;
  readonly metadata: JsonObject;
}

/**
 * Reads the text of the code as a wallet does: an unsigned request is in it, a signed one is fetched and has to be
 * signed by the certificate that its client id names.
 * @throws TypeError for a request that a wallet would refuse
 */
export async function readRequest(
  qrText: string,
  fetchRequest: (uri: string) => Promise<string>,
): Promise<WalletRequest> {
  const shown = new URLSearchParams(qrText.replace(/^openid4vp:\/\/\?/, ''));
  const clientId = shown.get('client_id') ?? '';
  const requestUri = shown.get('request_uri');
  const parameters =
    requestUri === null
      ? unsignedParameters(shown, clientId)
      : await signedParameters(await fetchRequest(requestUri), clientId);
  const text = (name: string): string => {
    const value = parameters[name];
    if (typeof value !== 'string') throw refused(`${name} is missing`);
    return value;
  };
  const responseMode = responseModes.find((mode) => mode === text('response_mode'));
  if (text('response_type') !== 'vp_token' || responseMode === undefined || text('client_id') !== clientId)
    throw refused('the request is not one for a presentation');
  return {
    ...{
      clientId,
      responseUri: text('response_uri'),
      responseMode,
      nonce: text('nonce'),
      state: text('state'),
    },
    query: parameters['dcql_query'] as unknown as DcqlQuery,
    metadata: parameters['client_metadata'] as JsonObject,
  };
}

function unsignedParameters(shown: URLSearchParams, clientId: string): JsonObject {
  if (clientId !== `redirect_uri:${shown.get('response_uri')}`)
    throw refused('an unsigned request has to name its own address');
  const parsed = ['dcql_query', 'client_metadata'].map((name) => [name, JSON.parse(shown.get(name) ?? '')]);
  return { ...Object.fromEntries(shown), ...Object.fromEntries(parsed) };
}

async function signedParameters(jwt: string, clientId: string): Promise<JsonObject> {
  const header = JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString());
  const leaf = new X509Certificate(Buffer.from(header.x5c[0], 'base64'));
  const { payload, protectedHeader } = await compactVerify(jwt, leaf.publicKey);
  const claims = JSON.parse(Buffer.from(payload).toString());
  if (protectedHeader.typ !== 'oauth-authz-req+jwt') throw refused('the request is of another kind');
  if (!isNamedBy(clientId, leaf, claims.response_uri)) throw refused('somebody else signed the request');
  return claims;
}

function isNamedBy(clientId: string, leaf: X509Certificate, responseUri: string): boolean {
  const [scheme, ...rest] = clientId.split(':');
  const name = rest.join(':');
  if (scheme === 'x509_hash') return name === createHash('sha256').update(leaf.raw).digest('base64url');
  const isForHost = leaf.checkHost(name, { subject: 'never' }) !== undefined;
  return scheme === 'x509_san_dns' && isForHost && new URL(responseUri).hostname === name;
}

const refused = (why: string): TypeError => new TypeError(`A wallet refuses: ${why}`);
