import { z } from '@hono/zod-openapi';
import {
  type AreaId,
  collectableFields,
  type DurationText,
  type Duty,
  type DutyId,
  durationPattern,
  identifyMethods,
  type ListId,
  type ScheduleId,
  testMethods,
} from '@vedette/domain';
import { bilingualSchema, idSchema, plainText, roleSchema } from './common.ts';

const brandedId = <T extends string>() => idSchema.transform((text) => text as T);
const durationText = z
  .string()
  .regex(durationPattern)
  .openapi({ description: 'A whole number and a unit: 30s, 15m, 72h, 14d', example: '14d' })
  .transform((text) => text as DurationText);
const method = z.enum(identifyMethods);
const range = (min: number, max: number) =>
  z
    .strictObject({ min: z.number().min(min).max(max), max: z.number().min(min).max(max) })
    .refine((r) => r.min < r.max, 'min must lie below max');
const onIndeterminate = z.enum(['deny', 'refer']).optional();

export const requirementSchema = z.discriminatedUnion('check', [
  z.strictObject({ check: z.literal('allow-list'), list: brandedId<ListId>(), onIndeterminate }),
  z.strictObject({ check: z.literal('deny-list'), list: brandedId<ListId>(), onIndeterminate }),
  z.strictObject({ check: z.literal('watch-list'), list: brandedId<ListId>(), onIndeterminate }),
  z.strictObject({ check: z.literal('schedule'), schedule: brandedId<ScheduleId>(), onIndeterminate }),
  z.strictObject({
    check: z.literal('screening-temperature'),
    below: z.number().min(35).max(43),
    distance: range(0, 5).optional(),
    ambient: range(-40, 60).optional(),
    onIndeterminate,
  }),
  z.strictObject({ check: z.literal('mask'), onIndeterminate }),
  z.strictObject({
    check: z.literal('health-status'),
    colour: z.enum(['green', 'yellow', 'red']),
    onIndeterminate,
  }),
  z.strictObject({
    check: z.literal('test'),
    method: z.enum([...testMethods, 'any']),
    within: durationText,
    result: z.literal('not-detected'),
    onIndeterminate,
  }),
  z.strictObject({
    check: z.literal('vaccination'),
    doses: z.int().min(1).max(10),
    within: durationText.optional(),
    onIndeterminate,
  }),
  z.strictObject({ check: z.literal('itinerary'), onIndeterminate }),
  z.strictObject({ check: z.literal('subject-matches'), on: z.tuple([method, method]), onIndeterminate }),
  z.strictObject({ check: z.literal('capacity'), area: brandedId<AreaId>(), onIndeterminate }),
  z.strictObject({
    check: z.literal('presentation-attack'),
    challenge: z.enum(['never', 'on-doubt', 'always']),
    onIndeterminate,
  }),
]);

export const collectionSchema = z.strictObject({
  why: plainText(200),
  minKeep: durationText,
  maxKeep: durationText,
  visibleTo: z.array(roleSchema).max(8),
});

/** The duty document. Unknown members are refused: a field nobody declared cannot be collected. */
export const dutySchema = z
  .strictObject({
    id: brandedId<DutyId>(),
    version: z.int().min(1),
    title: bilingualSchema,
    purpose: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
    basis: z.string().regex(/^pipl-13-[1-7]$/),
    endsWith: plainText(200).optional(),
    processor: z.strictObject({ name: plainText(120), contact: plainText(200) }),
    identify: z
      .strictObject({
        anyOf: z.array(method).min(1).max(identifyMethods.length),
        whom: z.enum(['enrolled', 'anyone']).optional(),
        onIndeterminate,
      })
      .optional(),
    require: z.array(requirementSchema).max(32),
    collect: z.partialRecord(z.enum(collectableFields), collectionSchema),
    deviceOnly: z.array(z.literal('face-reference')).max(1),
    alarmOn: z
      .array(
        z
          .string()
          .regex(/^[a-z-]+(:[a-z-]+)?$/)
          .max(64),
      )
      .max(64),
    failMode: z.enum(['secure', 'safe']),
    askReason: z.boolean(),
    openFor: durationText,
  })
  .openapi('Duty') satisfies z.ZodType<Duty>;

/** What stays of a duty version: the document, who wrote it, when and why. */
export const dutyVersionSchema = z
  .object({ duty: dutySchema, at: z.int(), by: z.string(), note: z.string(), current: z.boolean() })
  .openapi('DutyVersion');
export const dutyProblemSchema = z.object({ path: z.string(), code: z.string() }).openapi('DutyProblem');
