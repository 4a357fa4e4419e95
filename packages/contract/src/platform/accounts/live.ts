import { z } from '@hono/zod-openapi';
import { directions } from '@vedette/domain';
import { file, route } from '../../route.ts';
import { platformAlarmSchema } from '../alarms/routes.ts';
import { placeSchema } from '../people/person.ts';

/** A passage as it shows on a screen: no personal information. */
export const livePassageSchema = z.object({
  id: z.string(),
  at: z.int(),
  lane: placeSchema.nullable(),
  direction: z.enum(directions),
  outcome: z.enum(['granted', 'denied', 'refer']),
  reasons: z.array(z.string()),
});
export type LivePassage = z.infer<typeof livePassageSchema>;

/** Live events of the platform (SSE, `GET /api/live`), each named by its `type`. */
export const platformLiveEventSchema = z
  .discriminatedUnion('type', [
    /** What passed at a site within some 200 ms; the counts hold all, `passages` the latest 20. */
    z.object({
      type: z.literal('flow'),
      site: placeSchema,
      device: z.string(),
      counts: z.array(
        z.object({
          lane: placeSchema.nullable(),
          direction: z.enum(directions),
          outcome: z.enum(['granted', 'denied', 'refer']),
          count: z.int(),
        }),
      ),
      passages: z.array(livePassageSchema),
    }),
    z.object({
      type: z.literal('alarm'),
      what: z.enum(['raised', 'again', 'changed', 'escalated', 'cleared']),
      alarm: platformAlarmSchema,
    }),
    z.object({
      type: z.literal('presence'),
      device: z.string(),
      site: placeSchema,
      isOnline: z.boolean(),
      at: z.int(),
    }),
    /** Events were left out: read anew what is on the screen. */
    z.object({ type: z.literal('behind') }),
  ])
  .openapi('PlatformLiveEvent');
export type PlatformLiveEvent = z.infer<typeof platformLiveEventSchema>;

export const liveRoutes = {
  live: route({
    method: 'get',
    path: '/api/live',
    tags: ['live'],
    summary: 'What happens, as it happens, as far as the caller reaches; no personal information',
    responses: file(
      'text/event-stream',
      'Each message is a PlatformLiveEvent as JSON; ends with the session',
    ),
  }),
};
