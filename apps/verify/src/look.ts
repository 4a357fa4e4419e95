import { examine, parseTrust, sortEvidence, trustText } from '@vedette/vault/certificate';
import type { Found } from './table.ts';

/** Judges what lies on the table. @param named the digest that the code on the paper gives; null without one */
export async function look(texts: readonly string[], keys: string, named: string | null): Promise<Found> {
  const evidence = sortEvidence(texts);
  const typed = keys.trim() === '' ? null : parseTrust(keys);
  const found = await examine({ ...evidence, trust: typed ?? evidence.trust });
  return {
    ...found,
    carried: evidence.carried === null ? null : trustText(evidence.carried),
    isNamed: named === null || found.digest === null ? null : named === found.digest,
    areKeysWrong: keys.trim() !== '' && typed === null,
  };
}

/** What stands behind `#` when the code on the paper was scanned. */
export function namedDigest(hash: string): string | null {
  return /(?:^#|&)sha256=([A-Za-z0-9_-]{43})(?:&|$)/.exec(hash)?.[1] ?? null;
}
