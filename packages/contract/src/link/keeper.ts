import { z } from 'zod';
import { base64urlOf, countSchema, messageIdSchema, wordSchema } from './identifiers.ts';

/**
 * The platform as keeper of the other half of a sentinel's root: McCallum-Relyea on P-256. For each device and
 * generation it holds a scalar s and tells S = sG; it multiplies a point by s when it is asked, and never learns what
 * for. Who destroys s, destroys what the root of that generation opened.
 *
 * A re-key in two phases:
 * 1. `keeper-prepare` for generation n+1 → `keeper-point` with its S. The scalar of n stays.
 * 2. The device makes its root of n+1 from S, wraps again what survives, and has all of it on its medium.
 * 3. `keeper-settled` for n+1 → the platform destroys every older scalar → `keeper-kept`. Until then what was dropped
 *    on the device can still be opened by whoever has its flash and the old scalar: its state is `SHRED_PENDING`.
 *
 * An unlock is one `keeper-ask`. A device that starts and finds n+1 whole on its medium asks for n+1 and settles it;
 * one that finds it half written asks for n and prepares n+1 again. Every message may come twice.
 */

/** Counts from 1; each life of a device's vault begins above every generation that it has told of. */
export const generationSchema = z.int().min(1).max(2_147_483_647);
/** A point of P-256, compressed (SEC 1, 2.3.3): 33 bytes. The point at infinity has no such form. */
export const keeperPointSchema = base64urlOf(33).regex(/^A[g-z0-9_-]/);

const id = messageIdSchema;
const re = messageIdSchema;
const generation = generationSchema;

export const keeperUplinks = [
  /**
   * Wants a share for a generation above every one that was settled. The same generation again gives the same point,
   * until it is settled. Refused with `generation-past`.
   */
  z.strictObject({ type: z.literal('keeper-prepare'), id, generation }),
  /**
   * X of an unlock. `slow-down` when it asks more often than an unlock makes sense; refused with `share-unknown` for
   * a generation that was never prepared, `share-destroyed` for one whose scalar is gone, `point-wrong` for what is
   * no point of the curve.
   */
  z.strictObject({ type: z.literal('keeper-ask'), id, generation, point: keeperPointSchema }),
  /**
   * That generation is on the medium, with all that survived: older ones are of no use to the device any more. Said
   * again at each birth, and until `gone` has reached the generation before. Refused with `share-unknown`.
   */
  z.strictObject({
    type: z.literal('keeper-settled'),
    id,
    generation,
    /** Keys that were dropped, and keys that were wrapped again; figures for the log. */
    dropped: countSchema,
    survivors: countSchema,
  }),
] as const;

export const keeperDownlinks = [
  z.strictObject({ type: z.literal('keeper-point'), re, generation, point: keeperPointSchema }),
  /** Y = sX. */
  z.strictObject({ type: z.literal('keeper-answer'), re, generation, point: keeperPointSchema }),
  z.strictObject({
    type: z.literal('keeper-kept'),
    re,
    generation,
    /**
     * Every generation up to this one is destroyed for good: its scalar, and the key outside the database that its
     * scalar was wrapped under. What was dropped at the re-key to `gone + 1` is forgotten; 0: none yet.
     */
    gone: countSchema,
  }),
] as const;

/** What became of a `shred` row on a device. */
export const shredStates = [
  /** It stands, and waits for what `why` names. Nothing may be opened under those keys any more, but by `hold`. */
  'pending',
  /** Dropped, re-keyed, settled, and the keeper's older share is gone. */
  'done',
] as const;
export type ShredState = (typeof shredStates)[number];

export const shredReportSchema = z.strictObject({
  /** Of the row `shred/<id>`. */
  shred: z.uuid(),
  state: z.enum(shredStates),
  /** `hold`, `min-keep`, `locked`, `re-key`, `keeper`, …; null when it is done. */
  why: wordSchema.nullable(),
  /** Of the re-key that carried it out, or will. */
  generation: z.int().min(0).max(2_147_483_647),
  /** Keys that died of it. */
  keys: countSchema,
});
export type ShredReport = z.infer<typeof shredReportSchema>;

/**
 * What became of shreds, answered `taken`: when its state changes, and once for each row that is held after a birth.
 * May come twice.
 */
export const shredsReportedSchema = z.strictObject({
  type: z.literal('shreds-reported'),
  id,
  shreds: z.array(shredReportSchema).min(1).max(64),
});
