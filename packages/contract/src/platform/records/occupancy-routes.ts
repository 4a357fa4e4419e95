import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { onePlace } from '../locations/one-place.ts';
import { placeSchema } from '../people/person.ts';

const count = z.int().min(0).max(10_000_000);
const laneSchema = z.strictObject({
  lane: placeSchema,
  /** Whoever goes in by this lane leaves the area: it leads from the area into another. */
  isReversed: z.boolean(),
});

export const countedAreaSchema = z
  .object({
    place: placeSchema,
    name: z.string(),
    /** Nobody below 0, whatever was missed. */
    inside: z.int(),
    capacity: z.int().nullable(),
    room: z.enum(['room', 'full', 'unknown']),
    entered: z.int(),
    left: z.int(),
    /** Since when it is counted: a correction, or the daily reset. */
    since: z.int(),
    /** Null: all lanes at and below the place, none of them reversed. */
    lanes: z.array(laneSchema).nullable(),
    /** Minute of the local day at which it begins at nobody again; null: never. */
    resetMinute: z.int().nullable(),
  })
  .openapi('CountedArea');
export type CountedAreaView = z.infer<typeof countedAreaSchema>;

export const occupancyRoutes = {
  list: route({
    method: 'get',
    path: '/api/occupancy',
    tags: ['occupancy'],
    summary: 'Areas that are counted, and how many people are in each',
    request: {
      query: z.object({ place: z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' }) }),
    },
    responses: json(z.object({ items: z.array(countedAreaSchema) })),
  }),
  get: route({
    method: 'get',
    path: '/api/occupancy/{id}',
    tags: ['occupancy'],
    summary: 'One area',
    request: { params: onePlace },
    responses: json(countedAreaSchema),
  }),
  count: route({
    method: 'put',
    path: '/api/occupancy/{id}',
    tags: ['occupancy'],
    summary: 'Count an area: by which lanes, and when it begins anew',
    request: {
      params: onePlace,
      body: body(
        z.strictObject({
          lanes: z.array(laneSchema).min(1).max(500).nullable(),
          resetMinute: z.int().min(0).max(1439).nullable(),
        }),
      ),
    },
    responses: json(countedAreaSchema),
  }),
  correct: route({
    method: 'post',
    path: '/api/occupancy/{id}/corrections',
    tags: ['occupancy'],
    summary: 'Say how many are inside, after somebody has counted them',
    request: { params: onePlace, body: body(z.strictObject({ inside: count, reason: plainText(200) })) },
    responses: json(countedAreaSchema),
  }),
  corrections: route({
    method: 'get',
    path: '/api/occupancy/{id}/corrections',
    tags: ['occupancy'],
    summary: 'The last hundred corrections',
    request: { params: onePlace },
    responses: json(
      z.object({
        items: z.array(
          z.object({ at: z.int(), by: z.string(), counted: z.int(), inside: z.int(), reason: z.string() }),
        ),
      }),
    ),
  }),
  history: route({
    method: 'get',
    path: '/api/occupancy/{id}/history',
    tags: ['occupancy'],
    summary: 'How many were inside at the end of each minute or hour since it is counted',
    request: {
      params: onePlace,
      query: z.object({ step: z.enum(['minute', 'hour']).default('minute') }),
    },
    responses: json(z.object({ items: z.array(z.object({ at: z.int(), inside: z.int() })) })),
  }),
  remove: route({
    method: 'delete',
    path: '/api/occupancy/{id}',
    tags: ['occupancy'],
    summary: 'Count an area no longer',
    request: { params: onePlace },
    responses: nothing('Removed'),
  }),
};
