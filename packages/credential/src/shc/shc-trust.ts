import type { KeyObject } from 'node:crypto';
import type { Duration, Instant } from '@vedette/domain';

/** Whose cards a site believes. Keys and revocation lists come from here alone, never from a URL in a card. */
export interface ShcTrust {
  readonly list: { readonly name: string; readonly at: Instant | null };
  readonly issuers: readonly ShcIssuer[];
  /** A revocation list of at least this age is stale. */
  readonly crlMaxAge: Duration;
}

export interface ShcIssuer {
  /** As cards name it, letter by letter. */
  readonly iss: string;
  readonly name: string;
  readonly keys: readonly ShcKey[];
}

export interface ShcKey {
  /** Thumbprint of the key (RFC 7638). */
  readonly kid: string;
  readonly key: KeyObject;
  /** The edition of the revocation list that the issuer says to look at; null where it revokes no cards. */
  readonly crlVersion: number | null;
  readonly crl: ShcCrl | null;
}

export interface ShcCrl {
  /** Edition: how many times the issuer has changed the list. */
  readonly ctr: number;
  /** When it was fetched. */
  readonly at: Instant;
  /** By name, until when cards must be dated to be revoked; null revokes all. */
  readonly rids: ReadonlyMap<string, Instant | null>;
}
