import { type Instant, instant } from '@vedette/domain';
import type { Connection } from './database/connection.ts';
import { readMetaNumber, writeMeta } from './database/meta.ts';
import type { RecordsSchema } from './database/schema.ts';

/** How far the highest instant on the medium may lag behind: it spares the flash a write at each call. */
const lagMilliseconds = 60_000;

/** The present of the running call, and the highest present ever. */
export interface StoreClock {
  readonly now: () => Instant;
  /** Called with the caller's present before each call. */
  see(at: Instant): void;
  lastSeenAt(): Instant;
  /** Writes down the highest instant. */
  save(): void;
}

export function storeClock(db: Connection<RecordsSchema>, at: Instant): StoreClock {
  let present = at;
  let saved = readMetaNumber(db, 'last-seen-at', 0);
  let highest = saved;
  const newest = db.raw.prepare<[], number | null>('select max(occurred_at) from pass_record').pluck();
  // After a kill the newest record may be newer than the last instant saved.
  highest = Math.max(highest, newest.get() ?? 0);
  const save = (): void => {
    if (highest === saved) return;
    writeMeta(db, 'last-seen-at', highest);
    saved = highest;
  };
  return {
    now: () => present,
    see(seen) {
      present = seen;
      if (seen <= highest) return;
      highest = seen;
      if (highest - saved < lagMilliseconds) return;
      try {
        save();
      } catch {
        // A full disk must not fail a call that only reads; a call that writes will tell.
      }
    },
    lastSeenAt: () => instant(highest),
    save,
  };
}
