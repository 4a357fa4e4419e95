import { z } from '@hono/zod-openapi';
import { idParams, plainText, reasonCodeSchema } from '../common.ts';
import { screenSchema } from '../kiosk.ts';
import { body, json, nothing, route } from '../route.ts';

export const laneStatusSchema = z
  .object({
    id: z.string(),
    state: z.string(),
    screen: screenSchema,
    camera: z.enum(['live', 'walk-past', 'none', 'denied', 'gone']),
    turnstile: z.string(),
    /** What reads codes, documents and cards at this lane. */
    readers: z.array(z.object({ name: z.string(), driver: z.string(), state: z.enum(['ready', 'gone']) })),
    fire: z.boolean(),
    /** Somebody waits for the guard: the passage that can be answered. */
    referred: z
      .object({ passage: z.string(), reasons: z.array(reasonCodeSchema), since: z.int() })
      .nullable(),
  })
  .openapi('LaneStatus');
export type LaneStatus = z.infer<typeof laneStatusSchema>;

export const laneRoutes = {
  lanes: route({
    method: 'get',
    path: '/api/lanes',
    tags: ['lanes'],
    summary: 'Lanes and who waits',
    responses: json(z.array(laneStatusSchema)),
  }),
  answer: route({
    method: 'post',
    path: '/api/lanes/{id}/answer',
    tags: ['lanes'],
    summary: 'A guard answers a referred passage',
    request: {
      params: idParams,
      body: body(
        z.strictObject({
          passage: z.string().max(64),
          answer: z.enum(['grant', 'deny']),
          reason: plainText(200),
        }),
      ),
    },
    responses: nothing(),
  }),
  open: route({
    method: 'post',
    path: '/api/lanes/{id}/open',
    tags: ['lanes'],
    summary: 'Open a lane once by hand, with the reason',
    request: { params: idParams, body: body(z.strictObject({ reason: plainText(200) })) },
    responses: nothing(),
  }),
  kioskLink: route({
    method: 'get',
    path: '/api/lanes/{id}/kiosk',
    tags: ['lanes'],
    summary: 'The link that opens this lane’s kiosk page',
    request: { params: idParams },
    responses: json(z.object({ url: z.string() })),
  }),
};
