import { z } from '@hono/zod-openapi';
import { alarmSchema } from './routes/alarms.ts';
import { importJobSchema } from './routes/imports.ts';
import { laneStatusSchema } from './routes/lanes.ts';

/** Live events of the LAN admin (SSE, `GET /api/events`); none carries personal information. */
export const liveEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('passage'),
    seq: z.int(),
    id: z.string(),
    at: z.int(),
    lane: z.string(),
    outcome: z.enum(['granted', 'denied', 'refer']),
    reasons: z.array(z.string()),
  }),
  z.object({ type: z.literal('completion'), id: z.string(), completion: z.string() }),
  z.object({ type: z.literal('alarm'), alarm: alarmSchema }),
  z.object({ type: z.literal('lane'), lane: laneStatusSchema }),
  z.object({ type: z.literal('import'), job: importJobSchema }),
  z.object({ type: z.literal('duty'), id: z.string(), version: z.int() }),
  /** Whether personal data is open here. */
  z.object({ type: z.literal('vault'), open: z.boolean() }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
