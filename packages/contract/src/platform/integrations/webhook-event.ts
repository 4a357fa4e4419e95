import { z } from '@hono/zod-openapi';
import { alarmPhaseSchema, alarmSeveritySchema } from '../alarms/routes.ts';
import { placeSchema } from '../people/person.ts';

/** What a webhook says of an alarm: no personal information. */
const alarmDataSchema = z.object({
  alarm: z.string(),
  kind: z.string(),
  severity: alarmSeveritySchema,
  phase: alarmPhaseSchema,
  count: z.int(),
  location: placeSchema.nullable(),
  site: placeSchema.nullable(),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
});

const timestamp = z.iso.datetime();

/** The body of a webhook (Standard Webhooks: `type`, `timestamp`, `data`). */
export const webhookEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['alarm.raised', 'alarm.changed', 'alarm.escalated', 'alarm.cleared']),
    timestamp,
    data: alarmDataSchema,
  }),
  z.object({ type: z.literal('channel.test'), timestamp, data: z.unknown() }),
]);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
