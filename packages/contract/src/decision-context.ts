import { z } from '@hono/zod-openapi';
import { type AreaId, directions, type ListId, listKinds, type ScheduleId } from '@vedette/domain';
import { idSchema, plainText } from './common.ts';
import { momentSchema, personIdSchema } from './facts.ts';
import { holidaySchema, scheduleSchema } from './routes/schedules.ts';

const validity = {
  validFrom: momentSchema.nullable().default(null),
  validTo: momentSchema.nullable().default(null),
};

const listSchema = z.strictObject({
  id: idSchema.transform((text) => text as ListId),
  kind: z.enum(listKinds),
  name: plainText(80),
  entries: z
    .array(z.strictObject({ subject: personIdSchema, reason: z.string().max(200).default(''), ...validity }))
    .max(10_000),
});

/**
 * What a sentinel knows apart from the person in front of it, as a document. What is left out: now, in the
 * zone of the machine, by a clock that is trusted, more evidence may come, no lists, schedules, holidays or
 * areas, on the way in.
 */
export const decisionContextSchema = z.strictObject({
  at: momentSchema.optional(),
  /** IANA name of the site's time zone, such as `Asia/Shanghai`. */
  timeZone: z.string().max(64).optional(),
  clock: z.enum(['trusted', 'doubtful']).default('trusted'),
  final: z.boolean().default(false),
  direction: z.enum(directions).default('in'),
  /** Where the lane leads to. */
  area: idSchema.transform((text) => text as AreaId).optional(),
  lists: z.array(listSchema).max(100).default([]),
  schedules: z
    .array(scheduleSchema.strict().extend({ id: idSchema.transform((text) => text as ScheduleId) }))
    .max(100)
    .default([]),
  holidays: z.array(holidaySchema).max(2000).default([]),
  areas: z
    .array(
      z.strictObject({
        id: idSchema.transform((text) => text as AreaId),
        inside: z.int().min(0).nullable(),
        capacity: z.int().min(0),
      }),
    )
    .max(100)
    .default([]),
  /** Who is enrolled, and from when to when; when left out, everybody whom the facts name is. */
  people: z
    .array(z.strictObject({ id: personIdSchema, ...validity }))
    .max(10_000)
    .optional(),
});
export type DecisionContextDocument = z.infer<typeof decisionContextSchema>;
