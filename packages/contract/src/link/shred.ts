import { z } from 'zod';
import { base64urlOf, momentSchema } from './identifiers.ts';
import { purposeSchema } from './sealing.ts';

/** `YYYY-MM-DD`, the calendar day of the passage at its site, as in the id of a day's keys. */
export const keyDaySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const span = {
  purpose: purposeSchema,
  /** The first day; null: from the beginning. */
  from: keyDaySchema.nullable(),
  /** The last day, included; null: without end. */
  through: keyDaySchema.nullable(),
};

/** Why something dies before its period is over. By age alone nothing is sent: each sentinel sees to that itself. */
export const shredCauses = [
  /** The purpose is over for good: nothing of it may be written any more either. */
  'purpose-ended',
  /** The sentinel has another duty now, which has no right to what the last one collected. */
  'duty-changed',
] as const;
export type ShredCause = (typeof shredCauses)[number];

/**
 * The row `shred/<id>`: what was collected for that purpose on those days dies on this sentinel, with the keys of
 * days, of people and of indexes that served it. What a `hold` covers, or the duty's `minKeep` still guards, waits
 * and dies then. The row stands until the platform takes it away; what becomes of it is told by `shreds-reported`.
 */
export const shredSchema = z.strictObject({
  ...span,
  why: z.enum(shredCauses),
  /** When it was decided. */
  at: momentSchema,
  /** Ed25519 by a key of the platform over `shredText`, so that no write to a database can destroy a fleet's data. */
  signature: base64urlOf(64),
});
export type Shred = z.infer<typeof shredSchema>;

/** The row `hold/<id>`: while it stands nothing of that purpose and those days is forgotten, for whatever reason. */
export const holdSchema = z.strictObject(span);
export type Hold = z.infer<typeof holdSchema>;

/**
 * What is signed: lines that no part can break. A sentinel that finds no signature of a platform it believes rejects
 * the row with `not-signed`.
 */
export function shredText(id: string, { purpose, from, through, why, at }: Omit<Shred, 'signature'>): string {
  return ['vedette/shred/1', id, purpose, from ?? '*', through ?? '*', why, String(at)].join('\n');
}
