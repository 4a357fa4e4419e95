/** Everything that can be wrong with a credential. A verifier reports all that apply, not the first alone. */
export const credentialFaults = [
  'too-large',
  'malformed',
  'unsupported-version',
  'algorithm-not-allowed',
  'unknown-issuer',
  'key-usage',
  'signature',
  'schema',
  'not-yet-valid',
  'expired',
  'key-expired',
  'revoked',
  'revocation-stale',
  'replayed',
  'stale-presentation',
  'holder-binding',
  'challenge-mismatch',
  'not-accepted',
  'acceptance-open',
  'gateway-unreachable',
  'gateway-rejected',
  'status-not-found',
  'reader-not-trusted',
  'clock-doubtful',
] as const;
export type CredentialFault = (typeof credentialFaults)[number];

/** `indeterminate`: it may be good, and nobody can tell right now. */
export const credentialOutcomes = ['verified', 'rejected', 'indeterminate'] as const;
export type CredentialOutcome = (typeof credentialOutcomes)[number];

export const credentialFormats = [
  'pass',
  'hcert',
  'shc',
  'health-code',
  'id-document',
  'card',
  'sd-jwt',
] as const;
export type CredentialFormatName = (typeof credentialFormats)[number];

/** What ties the credential to whoever holds it out. A bearer credential works for whoever has a copy. */
export const holderBindings = ['bearer', 'holder-key', 'challenge', 'portrait', 'id-document'] as const;
export type HolderBinding = (typeof holderBindings)[number];

/** How fresh the presentation itself is; a static one can be a copy of yesterday's. */
export const freshnesses = ['static', 'rotating', 'challenged', 'online'] as const;
export type Freshness = (typeof freshnesses)[number];

/** Whom and what a site believes of others, by kind of document. */
export const trustKinds = [
  'pass-keys',
  'card-formats',
  'hcert-keys',
  'hcert-revocations',
  'hcert-rules',
  'hcert-value-sets',
  'shc-issuers',
  'sd-jwt-issuers',
  'gateway',
] as const;
export type TrustKind = (typeof trustKinds)[number];
