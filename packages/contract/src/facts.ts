import { z } from '@hono/zod-openapi';
import {
  type AreaId,
  celsius,
  comparisonScore,
  credentialRefusals,
  type Facts,
  healthColours,
  type Instant,
  identifyMethods,
  instant,
  metres,
  type PersonId,
  testMethods,
} from '@vedette/domain';
import { idSchema, instantSchema } from './common.ts';

/** A moment in a document that people write too: milliseconds, or ISO 8601 with its offset. */
export const momentSchema = z.union([
  instantSchema.transform((at): Instant => instant(at)),
  z.iso.datetime({ offset: true }).transform((text): Instant => instant(Date.parse(text))),
]);
export const personIdSchema = idSchema.transform((text) => text as PersonId);

const by = z.enum(identifyMethods);
const kind = z.literal('identification');
const zones = z
  .array(idSchema.transform((text) => text as AreaId))
  .max(32)
  .exactOptional();
const identification = z.discriminatedUnion('state', [
  z.strictObject({
    kind,
    by,
    state: z.literal('identified'),
    subject: personIdSchema,
    standing: z.enum(['sufficient', 'needs-second-factor']),
    score: z.number().min(-1).max(1).transform(comparisonScore).exactOptional(),
    zones,
  }),
  z.strictObject({ kind, by, state: z.literal('vouched'), authority: z.enum(['site', 'document']), zones }),
  z.strictObject({
    kind,
    by,
    state: z.literal('not-identified'),
    because: z.enum(credentialRefusals).exactOptional(),
  }),
  z.strictObject({ kind, by, state: z.literal('ambiguous') }),
]);

export const evidenceSchema = z.discriminatedUnion('kind', [
  identification,
  z.strictObject({
    kind: z.literal('presentation-attack'),
    state: z.enum(['bona-fide', 'attack', 'uncertain']),
    challenge: z.enum(['passed', 'failed', 'none']),
  }),
  z.strictObject({ kind: z.literal('mask'), state: z.enum(['worn', 'not-worn', 'unknown']) }),
  z.strictObject({
    kind: z.literal('screening-temperature'),
    reading: z.number().min(-100).max(200).transform(celsius).nullable(),
    distance: z.number().min(0).max(100).transform(metres).nullable(),
    ambient: z.number().min(-100).max(200).transform(celsius).nullable(),
  }),
  z.strictObject({ kind: z.literal('health-status'), colour: z.enum(healthColours) }),
  z.strictObject({
    kind: z.literal('test'),
    method: z.enum([...testMethods, 'unknown']),
    result: z.enum(['not-detected', 'detected', 'unknown']),
    sampledAt: momentSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('vaccination'),
    doses: z.int().min(0).max(100).nullable(),
    lastAt: momentSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('itinerary'), state: z.enum(['clear', 'listed-area', 'unknown']) }),
  z.strictObject({
    kind: z.literal('subject-match'),
    between: z.tuple([by, by]),
    state: z.enum(['match', 'mismatch', 'uncertain']),
  }),
]);

/** Everything learned of one passage, as a document; its order means nothing. */
export const factsSchema = z.array(evidenceSchema).max(64) satisfies z.ZodType<Facts>;
