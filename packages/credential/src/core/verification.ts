import type {
  CredentialFault,
  CredentialFormatName,
  CredentialOutcome,
  Freshness,
  HolderBinding,
  Instant,
  SubjectClaims,
} from '@vedette/domain';
import type { Claim } from './claim.ts';

export type { CredentialFormatName, Freshness, HolderBinding };

export interface CredentialIssuer {
  readonly id: string;
  readonly keyId: string;
  /** The trust list that vouches for the key, and its date; null where the list has none. */
  readonly trustList: string;
  readonly trustListAt: Instant | null;
}

/** What a verifier found. It is evidence: whether a door opens is decided elsewhere. */
export interface Verification {
  readonly format: CredentialFormatName;
  readonly outcome: CredentialOutcome;
  /** All that apply, in the order of the closed list; empty when verified. */
  readonly faults: readonly CredentialFault[];
  readonly issuer: CredentialIssuer | null;
  /** Present whenever it could be read, even where the verification failed: for the guard, never for a decision. */
  readonly subject: SubjectClaims | null;
  readonly claims: readonly Claim[];
  readonly validity: { readonly notBefore: Instant | null; readonly notAfter: Instant | null };
  readonly binding: HolderBinding;
  readonly freshness: Freshness;
  /** SHA-256 in base64url over format, issuer and unique part: the same credential has the same, and it tells nothing. */
  readonly replayKey: string | null;
  /** Photograph of the document, still encoded. Held in memory for the comparison alone. */
  readonly portrait?: Portrait;
}

export interface Portrait {
  readonly encoding: 'jpeg' | 'png' | 'bmp' | 'wlt';
  readonly bytes: Uint8Array;
}
