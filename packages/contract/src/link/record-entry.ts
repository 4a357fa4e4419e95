import {
  completions,
  type DutyId,
  directions,
  type IdentifyMethod,
  type LaneId,
  type PassageId,
  type ReasonCode,
} from '@vedette/domain';
import { z } from 'zod';
import { idSchema } from '../common.ts';
import {
  base64urlUpTo,
  momentSchema,
  named,
  seqSchema,
  subjectTagSchema,
  wordSchema,
} from './identifiers.ts';
import { linkLimits } from './limits.ts';

export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
export const purposePattern = /^[a-z][a-z0-9-]{1,63}$/;
export const keyIdPattern = /^[A-Za-z0-9._:-]{1,64}$/;
export const reasonsAtMost = 64;
export const methodsAtMost = 16;
export const laneIdSchema = named<LaneId>(idPattern);
const passageId = named<PassageId>(idPattern);
const reasonWords = z.array(wordSchema as unknown as z.ZodType<ReasonCode, string>).max(reasonsAtMost);
const methodWords = z.array(wordSchema as unknown as z.ZodType<IdentifyMethod, string>).max(methodsAtMost);

/** What only the holder of a key may read. */
export const sealedSchema = z.strictObject({
  keyId: z.string().regex(keyIdPattern),
  bytes: base64urlUpTo(linkLimits.sealedBody).min(1),
});
export type SealedWire = z.infer<typeof sealedSchema>;

/** `PassHeader` of the domain; a reason or method that the platform does not know is kept all the same. */
export const passHeaderSchema = z.strictObject({
  id: passageId,
  occurredAt: momentSchema,
  lane: laneIdSchema,
  direction: z.enum(directions),
  duty: named<DutyId>(idPattern),
  dutyVersion: z.int().min(1).max(2_147_483_647),
  purpose: z.string().regex(purposePattern),
  outcome: z.enum(['granted', 'denied', 'refer']),
  reasons: reasonWords,
  notices: reasonWords,
  by: methodWords,
  manual: z.boolean(),
});

export const alarmValuesSchema = z
  .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,31}$/), z.union([z.string().max(200), z.number()]))
  .refine((values) => Object.keys(values).length <= 16);

/** What happened at a sentinel, one entry of its log. */
export const logEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pass-record'),
    header: passHeaderSchema,
    subjectTag: subjectTagSchema.nullable(),
    body: sealedSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('pass-completion'),
    record: passageId,
    occurredAt: momentSchema,
    completion: z.enum(completions),
    at: momentSchema,
  }),
  z.strictObject({
    kind: z.literal('alarm'),
    /** The sentinel's own number of it. */
    alarm: seqSchema,
    what: wordSchema,
    raisedAt: momentSchema,
    lane: laneIdSchema.nullable(),
    record: passageId.nullable(),
    /** Figures; never personal. */
    values: alarmValuesSchema,
    details: sealedSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('alarm-acknowledged'),
    alarm: seqSchema,
    at: momentSchema,
    /** The operator of the sentinel's own admin. */
    by: idSchema.nullable(),
    details: sealedSchema.nullable(),
  }),
  /** A place in the log whose content has meanwhile been forgotten: a log has no holes. */
  z.strictObject({ kind: z.literal('forgotten') }),
]);
export type LogEntryWire = z.infer<typeof logEntrySchema>;

/** An entry is looked at by itself, so that a bad one never holds up another: here it is anything. */
export const sequencedEntrySchema = z.strictObject({ seq: seqSchema, entry: z.unknown() });
export const seqRangeSchema = z.strictObject({ from: seqSchema, to: seqSchema });
export type SeqRange = z.infer<typeof seqRangeSchema>;
