import { createHash } from 'node:crypto';
import type { RecordsSchema } from '../database/schema.ts';

type AuditRow = RecordsSchema['audit'];

/** What the first entry takes for the hash before it. */
export const chainStart: string = '0'.repeat(64);

/** SHA-256, in hex, of the JSON array [hash before, seq, at, actor, action, target, detail text]. */
export function entryHash(before: string, entry: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor, action, target, detail } = entry;
  const text = JSON.stringify([before, seq, at, actor, action, target, detail]);
  return createHash('sha256').update(text).digest('hex');
}
