import { instant } from '@vedette/domain';
import { z } from 'zod';
import { parseInput } from '../common/parse-input.ts';
import { type HcertRevocation, type RevocationHashKind, revocationHashKinds } from './revocation.ts';

const mostHashes = 5_000_000;
/** 128 bits: 32 hex digits, or 24 characters of base64. */
const hashText = z.union([z.hex().length(32), z.base64().length(24)]);

const revocationDocument = z.object({
  name: z.string().max(200).default('revocation list'),
  at: z.iso.datetime({ offset: true }),
  nextUpdate: z.iso.datetime({ offset: true }),
  batches: z
    .array(
      z.object({
        hashType: z.enum(revocationHashKinds).describe('What was hashed, as the gateway of the EU names it'),
        entries: z
          .array(z.union([hashText, z.object({ hash: hashText }).transform(({ hash }) => hash)]))
          .max(mostHashes)
          .describe('The first 128 bits of the SHA-256, hex or base64'),
      }),
    )
    .max(10_000),
});

/**
 * Parses a revocation list: `{ name?, at, nextUpdate, batches: [{ hashType, entries }] }`, where a batch is one of
 * the EU gateway: `hashType` is `UCI`, `COUNTRYCODEUCI` or `SIGNATURE`, an entry a hash or `{ hash }`.
 * @throws VedetteError `input-invalid`
 */
export function parseHcertRevocation(json: unknown): HcertRevocation {
  const { name, at, nextUpdate, batches } = parseInput(revocationDocument, 'revocation', json);
  const hashes: Record<RevocationHashKind, Set<string>> = {
    UCI: new Set(),
    COUNTRYCODEUCI: new Set(),
    SIGNATURE: new Set(),
  };
  for (const { hashType, entries } of batches)
    for (const entry of entries) hashes[hashType].add(hexOf(entry));
  return {
    ...{ name, hashes },
    ...{ at: instant(Date.parse(at)), nextUpdate: instant(Date.parse(nextUpdate)) },
  };
}

const hexOf = (hash: string): string =>
  hash.length === 32 ? hash.toLowerCase() : Buffer.from(hash, 'base64').toString('hex');
