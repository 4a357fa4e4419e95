import type { KeyObject } from 'node:crypto';
import type { Instant } from '@vedette/domain';
import type { DccKind } from './dcc.ts';

/** A key that signs certificates, as a trust list vouches for it. */
export interface HcertKey {
  readonly key: KeyObject;
  /** ISO 3166-1 alpha-2; null where the list does not say. */
  readonly country: string | null;
  /** What the key may sign. */
  readonly usage: ReadonlySet<DccKind>;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
}

/** Which keys a site trusts. Two keys may share an identifier: all of them are candidates. */
export interface HcertTrust {
  readonly name: string;
  readonly at: Instant | null;
  /** By the key identifier in hex. */
  readonly keys: ReadonlyMap<string, readonly HcertKey[]>;
}

const none: readonly HcertKey[] = [];

export function candidateKeys(trust: HcertTrust, keyId: Uint8Array | null): readonly HcertKey[] {
  if (keyId === null) return none;
  return trust.keys.get(Buffer.from(keyId).toString('hex')) ?? none;
}
