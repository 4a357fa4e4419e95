import type { Claim } from '@vedette/credential';
import { isoOf } from './iso-of.ts';

const moments: ReadonlySet<string> = new Set(['asOf', 'sampledAt', 'at', 'from', 'until']);

/** What a claim states, its moments in ISO 8601. */
export function claimMembers(claim: Claim): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(claim).map(([name, value]: [string, unknown]) => [
    name,
    moments.has(name) && typeof value === 'number' ? isoOf(value) : value,
  ]);
}
