import type { LaneId, Presentation } from '@vedette/domain';
import { isJsonObject, type Json, type JsonObject, parseStrictObject } from '../common/strict-json.ts';
import { sdJwtLimits } from '../sd-jwt/limits.ts';
import type { CredentialQuery, DcqlQuery } from './dcql.ts';

/** A body of this many characters holds the largest presentation, encrypted and escaped. */
export const maxAnswerLength = 131_072;

export const foreignFormats = ['mso_mdoc', 'ldp_vc', 'jwt_vc_json', 'unknown'] as const;
export type ForeignFormat = (typeof foreignFormats)[number];

/** Error codes of wallets that mean something to us (OpenID4VP 1.0 section 8.5, RFC 6749 section 4.1.2.1). */
const walletErrors = [
  ...['access_denied', 'invalid_request', 'invalid_client', 'invalid_scope', 'server_error'],
  ...['vp_formats_not_supported', 'wallet_unavailable', 'temporarily_unavailable'],
] as const;

/** Why an answer is none. Whatever is in a presentation is left to the verifier. */
export type AnswerRefusal =
  | { readonly refusal: 'unknown-request' | 'expired' | 'already-answered' | 'state-mismatch' }
  | { readonly refusal: 'too-large' | 'malformed' | 'not-encrypted' | 'not-asked' }
  /** The wallet sent another kind of credential than the one that was asked for. */
  | { readonly refusal: 'format-unsupported'; readonly format: ForeignFormat }
  /** The person or the wallet said no; `error` is the wallet's code, where it is a known one. */
  | { readonly refusal: 'wallet-refused'; readonly error: string };

export type LaneAnswer =
  | { readonly ok: true; readonly lane: LaneId; readonly presentation: Presentation }
  | ({ readonly ok: false; readonly lane: LaneId | null } & AnswerRefusal);

/** What an answer says, apart from which question it belongs to. */
export type AnswerContent = { readonly query: CredentialQuery; readonly text: string } | AnswerRefusal;

/** Finds the one presentation in the parameters of an answer (OpenID4VP 1.0 section 8.1). */
export function contentOf(parameters: ReadonlyMap<string, Json>, asked: DcqlQuery): AnswerContent {
  const error = parameters.get('error');
  if (error !== undefined)
    return { refusal: 'wallet-refused', error: walletErrors.find((known) => known === error) ?? 'other' };
  const token = tokenOf(parameters.get('vp_token'));
  const entries = Object.entries(token ?? {});
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return { refusal: 'malformed' };
  const query = asked.credentials.find(({ id }) => id === entry[0]);
  if (query === undefined) return { refusal: 'not-asked' };
  const presentations: readonly Json[] | null = Array.isArray(entry[1]) ? entry[1] : null;
  const [presentation] = presentations ?? [];
  if (presentation === undefined || presentations?.length !== 1) return { refusal: 'malformed' };
  const format = foreignFormatOf(presentation);
  if (format !== null || typeof presentation !== 'string')
    return { refusal: 'format-unsupported', format: format ?? 'unknown' };
  if (Buffer.byteLength(presentation) > sdJwtLimits.bytes) return { refusal: 'too-large' };
  return { query, text: presentation };
}

/** In a form the token is JSON in a text; inside an encrypted answer it stands as it is. */
function tokenOf(token: Json | undefined): JsonObject | null {
  if (isJsonObject(token)) return token;
  const read = typeof token === 'string' ? parseStrictObject(token, 8) : null;
  return read?.ok ? read.value : null;
}

/**
 * Names what is no SD-JWT: JSON is a W3C credential, three parts with dots are a JWT, and base64url of a CBOR map is
 * a DeviceResponse of ISO 18013-5. Only for saying so: nothing is decided by it.
 */
function foreignFormatOf(presentation: Json): ForeignFormat | null {
  if (isJsonObject(presentation)) return 'ldp_vc';
  if (typeof presentation !== 'string') return 'unknown';
  if (presentation.includes('~')) return null;
  if (presentation.split('.', 4).length === 3) return 'jwt_vc_json';
  const first = Buffer.from(presentation.slice(0, 4), 'base64url')[0] ?? 0;
  return first >> 5 === 5 ? 'mso_mdoc' : 'unknown';
}

/** What the wallet is told: a person's refusal is an answer too. */
export function replyTo(answer: LaneAnswer): {
  readonly status: 200 | 400 | 404 | 410;
  readonly body: object;
} {
  if (answer.ok || answer.refusal === 'wallet-refused') return { status: 200, body: {} };
  const detail = answer.refusal === 'format-unsupported' ? `: ${answer.format}` : '';
  const body = { error: 'invalid_request', error_description: `${answer.refusal}${detail}` };
  switch (answer.refusal) {
    case 'unknown-request':
      return { status: 404, body };
    case 'expired':
    case 'already-answered':
      return { status: 410, body };
    default:
      return { status: 400, body };
  }
}
