import { createHash, X509Certificate } from 'node:crypto';
import { compactVerify } from 'jose';
import { z } from 'zod';
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
  /** Keys to encrypt the answer to; empty where it goes in clear. */
  readonly answerKeys: readonly AnswerJwk[];
}

export type AnswerJwk = z.infer<typeof jwkSchema>;

const jwkSchema = z.looseObject({ kid: z.string(), alg: z.literal('ECDH-ES') });
const step = z.union([z.string(), z.number(), z.null()]);
const credentialSchema = z.object({
  id: z.string(),
  format: z.literal('dc+sd-jwt'),
  meta: z.object({ vct_values: z.array(z.string()) }),
  claims: z.array(z.object({ path: z.array(step) })).optional(),
});

const requestSchema = z.object({
  client_id: z.string(),
  response_type: z.literal('vp_token'),
  response_uri: z.url(),
  response_mode: z.enum(responseModes),
  nonce: z.string(),
  state: z.string(),
  dcql_query: z.object({ credentials: z.array(credentialSchema).min(1) }),
  client_metadata: z.object({ jwks: z.object({ keys: z.array(jwkSchema) }).optional() }),
});

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
  const read = requestSchema.safeParse(parameters);
  if (!read.success || read.data.client_id !== clientId) throw refused('it is no request for a presentation');
  const { response_uri, response_mode, nonce, state, dcql_query, client_metadata } = read.data;
  const credentials = dcql_query.credentials.map(({ claims, ...query }) => ({
    ...query,
    ...(claims !== undefined && { claims }),
  }));
  return {
    ...{ clientId, responseUri: response_uri, responseMode: response_mode, nonce, state },
    ...{ query: { credentials }, answerKeys: client_metadata.jwks?.keys ?? [] },
  };
}

function unsignedParameters(shown: URLSearchParams, clientId: string): object {
  if (clientId !== `redirect_uri:${shown.get('response_uri')}`)
    throw refused('an unsigned one has to name its own address');
  const read = (name: string): unknown => JSON.parse(shown.get(name) ?? 'null');
  const objects = { dcql_query: read('dcql_query'), client_metadata: read('client_metadata') };
  return { ...Object.fromEntries(shown), ...objects };
}

const headerSchema = z.object({ typ: z.literal('oauth-authz-req+jwt'), x5c: z.array(z.string()).min(1) });

async function signedParameters(jwt: string, clientId: string): Promise<unknown> {
  const head: unknown = JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString());
  const header = headerSchema.safeParse(head);
  if (!header.success) throw refused('it is of another kind');
  const leaf = new X509Certificate(Buffer.from(header.data.x5c[0] ?? '', 'base64'));
  const { payload } = await compactVerify(jwt, leaf.publicKey);
  const claims: unknown = JSON.parse(Buffer.from(payload).toString());
  const address = z.object({ response_uri: z.url() }).safeParse(claims);
  if (!address.success || !isNamedBy(clientId, leaf, address.data.response_uri))
    throw refused('somebody else signed it');
  return claims;
}

function isNamedBy(clientId: string, leaf: X509Certificate, responseUri: string): boolean {
  const [scheme, ...rest] = clientId.split(':');
  const name = rest.join(':');
  if (scheme === 'x509_hash') return name === createHash('sha256').update(leaf.raw).digest('base64url');
  const isForHost = leaf.checkHost(name, { subject: 'never' }) !== undefined;
  return scheme === 'x509_san_dns' && isForHost && new URL(responseUri).hostname === name;
}

const refused = (why: string): TypeError => new TypeError(`A wallet refuses the request: ${why}`);
