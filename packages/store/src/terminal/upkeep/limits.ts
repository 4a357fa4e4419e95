import type { StoreContext } from '../context.ts';
import { whole } from '../database/input.ts';
import { readMetaNumber, writeMeta } from '../database/meta.ts';
import type { RingLimits } from './port.ts';

/** What the sentinels of 2022 held; the free space is that of a few days of records. */
export const usualLimits: RingLimits = { records: 1_000_000, captures: 100_000, freeBytes: 64 * 1024 * 1024 };

export function readLimits({ records: db }: StoreContext): RingLimits {
  return {
    records: readMetaNumber(db, 'limit-records', usualLimits.records),
    captures: readMetaNumber(db, 'limit-captures', usualLimits.captures),
    freeBytes: readMetaNumber(db, 'limit-free-bytes', usualLimits.freeBytes),
  };
}

/** @throws `input-invalid` below 1, or for free space below 0 */
export function writeLimits({ records: db }: StoreContext, limits: RingLimits): void {
  const most = Number.MAX_SAFE_INTEGER;
  whole(limits.records, 1, most, 'records');
  whole(limits.captures, 1, most, 'captures');
  whole(limits.freeBytes, 0, most, 'freeBytes');
  db.transaction(() => {
    writeMeta(db, 'limit-records', limits.records);
    writeMeta(db, 'limit-captures', limits.captures);
    writeMeta(db, 'limit-free-bytes', limits.freeBytes);
  });
}
