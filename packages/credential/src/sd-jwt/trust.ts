import type { KeyObject, X509Certificate } from 'node:crypto';
import type { Instant } from '@vedette/domain';
import type { CoseAlgorithm } from '../common/cose-algorithm.ts';
import type { ClaimPath } from './claim-path.ts';

/** Whom this site believes, for which types of credential. Nothing of it ever comes out of a message. */
export interface SdJwtTrust {
  readonly list: { readonly name: string; readonly at: Instant | null };
  readonly issuers: readonly SdJwtIssuer[];
  /** Also take `typ: vc+sd-jwt`, the name before November 2024. */
  readonly acceptsOldTyp: boolean;
  readonly statusLists: readonly StatusListDocument[];
}

/** A list as it was fetched by whoever keeps the site's trust: a `statuslist+jwt` in the compact serialisation. */
export interface StatusListDocument {
  readonly token: string;
  /** When it was fetched; null where only the list's own date is known. */
  readonly receivedAt: Instant | null;
}

/** An issuer with pinned keys, or with pinned roots of the certificates that its messages carry (`x5c`). */
export interface SdJwtIssuer {
  /** As the credential names it. */
  readonly iss: string;
  readonly keys: readonly TrustedKey[];
  readonly roots: readonly X509Certificate[];
  /** Keys of whoever keeps this issuer's status lists, beside its own; they vouch for no credential. */
  readonly statusKeys: readonly TrustedKey[];
  readonly types: readonly CredentialType[];
}

/** A public key and the one algorithm that it verifies; the names are the same in JOSE (RFC 7518, RFC 8037). */
export interface TrustedKey {
  /** The key's own `kid`, else its thumbprint (RFC 7638). */
  readonly keyId: string;
  /** Whether messages have to name the key by this id when they name one at all. */
  readonly isNamed: boolean;
  readonly algorithm: CoseAlgorithm;
  readonly key: KeyObject;
}

export const credentialRoles = ['identity', 'membership'] as const;
export type CredentialRole = (typeof credentialRoles)[number];

export const subjectFields = ['name', 'familyName', 'givenName', 'birthDate', 'number', 'phone'] as const;
export type SubjectField = (typeof subjectFields)[number];
export type ClaimPaths = { readonly [F in SubjectField]?: ClaimPath };

/** What a type of credential (`vct`) means at this site. */
export interface CredentialType {
  readonly vct: string;
  readonly role: CredentialRole;
  /** Where in the credential each field stands. */
  readonly claims: ClaimPaths;
  /** Areas that a membership is good for; empty for the whole site. */
  readonly zones: readonly string[];
  /** Whether one without a holder's key is taken too: it works for whoever has a copy. */
  readonly bearer: boolean;
}
