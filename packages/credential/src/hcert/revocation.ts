import { createHash } from 'node:crypto';
import type { Instant } from '@vedette/domain';
import { algorithmOfHeader } from '../common/cose-sign1.ts';
import type { Dcc } from './dcc.ts';
import type { Hcert } from './read-hcert.ts';

export const revocationHashKinds = ['UCI', 'COUNTRYCODEUCI', 'SIGNATURE'] as const;
export type RevocationHashKind = (typeof revocationHashKinds)[number];

/** The certificates that a list declares void, by hashes that say nothing about those that are good. */
export interface HcertRevocation {
  readonly name: string;
  readonly at: Instant;
  /** From here on the list is stale: what it does not name may have been revoked since. */
  readonly nextUpdate: Instant;
  /** For each kind the first 128 bits of the SHA-256 hashes, in hex. */
  readonly hashes: Readonly<Record<RevocationHashKind, ReadonlySet<string>>>;
}

/** What the lists say of a certificate; an empty list of faults is a good one. */
export function judgeRevocation(
  lists: readonly HcertRevocation[],
  hcert: Hcert,
  dcc: Dcc | null,
  at: Instant,
): readonly ('revoked' | 'revocation-stale')[] {
  if (lists.length === 0) return [];
  const hashes = revocationHashes(hcert, dcc);
  const isRevoked = lists.some((list) => hashes.some(([kind, hash]) => list.hashes[kind].has(hash)));
  const isStale = lists.some(({ nextUpdate }) => at >= nextUpdate);
  return [...(isRevoked ? (['revoked'] as const) : []), ...(isStale ? (['revocation-stale'] as const) : [])];
}

/** Every hash under which a list may name this certificate, each with its kind. */
export function revocationHashes(
  { message, claims }: Hcert,
  dcc: Dcc | null,
): readonly (readonly [RevocationHashKind, string])[] {
  const signature = ['SIGNATURE', truncatedHash(unforgeablePart(message))] as const;
  if (dcc === null) return [signature];
  const { id, country } = dcc.event;
  // The specification says the country code; issuers took that of the claims or that of the event.
  const countries = new Set([claims.issuer ?? country, country]);
  return [
    ['UCI', truncatedHash(id)],
    ...[...countries].map((code) => ['COUNTRYCODEUCI', truncatedHash(code + id)] as const),
    signature,
  ];
}

// Anybody can turn the s of an ECDSA signature (r, s) round without a key; r stays.
function unforgeablePart(message: Hcert['message']): Uint8Array {
  const { signature } = message;
  return algorithmOfHeader(message) === 'ES256' ? signature.subarray(0, signature.length / 2) : signature;
}

const truncatedHash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);
