import type { CredentialFault } from '@vedette/credential';
import type { Excuse } from '../suite.ts';

/** The faults of which one is expected; none for a card that the official tests take. */
export type Expectation = readonly CredentialFault[];

const link = 'a SMART Health Link: no card, but an address from which one would have to be fetched';

const excuse = (cases: RegExp, why: string): Excuse => ({ cases, checks: ['verify'], why });

/** What is outside of what a sentinel reads. */
export const shcExcuses: readonly Excuse[] = [
  excuse(/(^|\/)shl(ink|-examples)/, link),
  excuse(/\.svg$/, 'the decoder reads pixels, and this is drawn in lines'),
  excuse(/\.bmp$/, 'the decoder reads what cameras and phones make: JPEG and PNG'),
];

/** The first that a path fits. The files are named after what is wrong with them. */
const byPath: readonly (readonly [RegExp, Expectation])[] = [
  // Its names for entries are long ones, each an error since they have to be short.
  [/(^|\/)example-02-[a-e]-/, ['schema']],
  // A revocation list that does not read is none, and then nobody knows.
  [/badcrl\//, ['revocation-stale']],
  [/qr_chunk_too|index-out-of-range|example-02-[fg]-/, ['unsupported-version']],
  [/number-too-big|odd-count|wrong_qr_header|too_many_qr_segment/, ['malformed']],
  [/corrupted/, ['malformed']],
  [/trailing_chars|utf8_bom_prefix|invalid-jws-payload|invalid_deflate|multi-jws-issues/, ['malformed']],
  [/no_jws_header_alg/, ['algorithm-not-allowed']],
  [/no_jws_header_kid/, ['malformed']],
  [/no_jws_header_zip|no_deflate/, ['unsupported-version']],
  [/wrong_jws_header_kid|issuer-kid-mismatch|issuer-not-valid|bad_jwks/, ['unknown-issuer']],
  // Both are larger than version 22.
  [/bad_qr_version|single_qr_segment/, ['unsupported-version']],
  // The payload is one of a draft: `iat` instead of `nbf`, and another type than that of a card.
  [/jws_too_long/, ['schema']],
  [/occurrence-issues|status-not-completed|wrong_security|empty-values|profile-usa|short-refs/, ['schema']],
  [/issuer_url_http|trailing_slash|exp_milliseconds|missing-coding|missing-shc-vc-type/, ['schema']],
  [/invalid_issuer_url/, ['unknown-issuer']],
  [/signature/, ['signature']],
  [/nbf_not_yet_valid/, ['not-yet-valid']],
  [/nbf_milliseconds/, ['schema', 'not-yet-valid']],
  [/pre-expired/, ['schema', 'expired']],
  [/expired/, ['expired']],
];

export function expectationOf(path: string): Expectation {
  return byPath.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}
