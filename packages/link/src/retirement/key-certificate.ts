import {
  evidenceText,
  type RetirementKeyCertificate,
  type RetirementSaid,
  retirementKeyText,
} from '@vedette/contract/link';
import type { Instant } from '@vedette/domain';
import type { LinkKey } from '../device/ports.ts';
import type { PlatformKey } from '../platform/ports.ts';
import { isSignedBy } from '../signature/ed25519.ts';

export interface RetiringKey {
  readonly retirement: string;
  readonly device: string;
  /** Ed25519, base64url. */
  readonly publicKey: string;
}
export type Evidence = Extract<RetirementSaid, { kind: 'evidence' }>;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytes = (encoded: string): Uint8Array => new Uint8Array(Buffer.from(encoded, 'base64url'));

/** The platform's word that a key, which lives in a device's memory alone, speaks for it in one retirement. */
export function certifyRetirementKey(
  platform: PlatformKey,
  key: RetiringKey,
  notAfter: Instant,
): RetirementKeyCertificate {
  const signed = Buffer.from(retirementKeyText({ ...key, notAfter }));
  return { platformKey: text(platform.publicKey), notAfter, signature: text(platform.sign(signed)) };
}

/** @param platformKeys those that are believed, 32 bytes each */
export function isRetirementKey(
  { platformKey, notAfter, signature }: RetirementKeyCertificate,
  key: RetiringKey,
  platformKeys: readonly Uint8Array[],
): boolean {
  if (!platformKeys.some((known) => text(known) === platformKey)) return false;
  const signed = Buffer.from(retirementKeyText({ ...key, notAfter }));
  return isSignedBy(bytes(platformKey), signed, bytes(signature));
}

/** @param said JSON of the evidence, which goes out in these very characters */
export function signEvidence(key: LinkKey, said: string): Evidence {
  const signature = text(key.sign(Buffer.from(evidenceText(said))));
  return { kind: 'evidence', text: said, publicKey: text(key.publicKey), signature };
}

export function isEvidenceSigned({ text: said, publicKey, signature }: Evidence): boolean {
  return isSignedBy(bytes(publicKey), Buffer.from(evidenceText(said)), bytes(signature));
}
