import { z } from 'zod';
import { idSchema } from '../common.ts';
import { dutySchema } from '../duty.ts';
import { contentHashSchema, countSchema, lineSchema, logIdSchema, momentSchema } from './identifiers.ts';
import { linkLimits } from './limits.ts';
import { laneIdSchema } from './record-entry.ts';
import { sealingSchema } from './sealing.ts';

export const clockQualities = ['synced', 'offset', 'unsynced'] as const;
/**
 * `synced`: by a time server of the sentinel's own; `offset`: corrected by the platform's signed time, the device's
 * own clock is not touched; `unsynced`: nobody has confirmed it.
 */
export const clockReportSchema = z.strictObject({
  quality: z.enum(clockQualities),
  /** Milliseconds to add to the device's own clock. */
  offset: z.int(),
  /** By how many milliseconds that may be wrong; null when nobody knows. */
  uncertainty: z.int().min(0).nullable(),
});
export type ClockReport = z.infer<typeof clockReportSchema>;

export const storageReportSchema = z.strictObject({ freeBytes: countSchema, totalBytes: countSchema });
export const logReportSchema = z.strictObject({ log: logIdSchema, head: countSchema, through: countSchema });
/** How far the sync set was taken; `hash` is that of the rows held. */
export const syncStateSchema = z.strictObject({ version: countSchema, hash: contentHashSchema });
export type SyncState = z.infer<typeof syncStateSchema>;

/** What is true of a sentinel while it runs. */
export const healthSchema = z.strictObject({
  at: momentSchema,
  /** Milliseconds since the start of the program. */
  uptime: countSchema,
  clock: clockReportSchema,
  storage: storageReportSchema,
  logs: z.array(logReportSchema).max(linkLimits.logs),
  captures: z.strictObject({ waiting: countSchema }),
  /** Somebody has opened the housing, or moved what must not move. */
  tampered: z.boolean(),
  /** What does not work: `camera`, `driver:turnstile`, … */
  troubles: z.array(lineSchema.min(1)).max(16),
});
export type Health = z.infer<typeof healthSchema>;

/** What is true of a sentinel from one start to the next. */
export const birthFactsSchema = z.strictObject({
  /** Another one at each start. */
  boot: z.uuid(),
  software: lineSchema.min(1),
  model: lineSchema,
  serial: lineSchema.nullable(),
  lanes: z.array(laneIdSchema).max(linkLimits.lanes),
  duty: z.strictObject({ id: idSchema, version: z.int().min(1) }).nullable(),
  counts: z.strictObject({
    people: countSchema,
    references: countSchema,
    records: countSchema,
    captures: countSchema,
  }),
  /** The version of the configuration that was applied last; 0 before the first. */
  config: countSchema,
  sync: syncStateSchema,
  sealing: sealingSchema,
  /** Duties that its own desk has put in force, as far as a record that waits may have been written under them. */
  duties: z.array(dutySchema).max(8).optional(),
});
export type BirthFacts = z.infer<typeof birthFactsSchema>;
