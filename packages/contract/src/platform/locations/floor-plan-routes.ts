import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { body, file, json, nothing, route, upload } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { onePlace } from './one-place.ts';

export const floorPlanLimits = { bytes: 16 * 1024 * 1024, doors: 500 } as const;
/** From the left and from the top of the picture, as fractions of its size. */
const fraction = z.number().min(0).max(1);
const door = z.strictObject({ place: placeSchema, x: fraction, y: fraction });

export const floorPlanSchema = z
  .object({
    id: z.string(),
    place: placeSchema,
    name: z.string(),
    /** Pixels of the picture as it is kept. */
    width: z.int(),
    height: z.int(),
    createdAt: z.int(),
    doors: z.array(door),
  })
  .openapi('FloorPlan');
export type FloorPlanView = z.infer<typeof floorPlanSchema>;

export const doorStates = ['fire', 'forced', 'held-open', 'trouble', 'offline', 'unknown', 'normal'] as const;
/** A door now: the gravest that is known of it. */
export const liveDoorSchema = z
  .object({
    place: placeSchema,
    name: z.string(),
    state: z.enum(doorStates),
    device: z.string().nullable(),
    isOnline: z.boolean().nullable(),
    /** Open alarms of it. */
    alarms: z.array(z.object({ id: z.string(), kind: z.string() })),
    /** The minute of its last passage within a day. */
    lastPassageAt: z.int().nullable(),
  })
  .openapi('LiveDoor');
export type LiveDoorView = z.infer<typeof liveDoorSchema>;

const one = z.object({ id: rowIdSchema });

export const floorPlanRoutes = {
  list: route({
    method: 'get',
    path: '/api/locations/{id}/floor-plans',
    tags: ['floor-plans'],
    summary: 'Floor plans of a place and of what lies in it',
    request: { params: onePlace },
    responses: json(z.object({ items: z.array(floorPlanSchema) })),
  }),
  create: route({
    method: 'post',
    path: '/api/locations/{id}/floor-plans',
    tags: ['floor-plans'],
    summary: 'A new floor plan: PNG, JPEG or WebP, which is drawn anew; SVG is refused',
    request: {
      params: onePlace,
      query: z.object({ name: plainText(100) }),
      body: upload('image/png', 'image/jpeg', 'image/webp'),
    },
    responses: json(floorPlanSchema),
  }),
  get: route({
    method: 'get',
    path: '/api/floor-plans/{id}',
    tags: ['floor-plans'],
    summary: 'One floor plan and where its doors are',
    request: { params: one },
    responses: json(floorPlanSchema),
  }),
  picture: route({
    method: 'get',
    path: '/api/floor-plans/{id}/picture',
    tags: ['floor-plans'],
    summary: 'Its picture',
    request: { params: one },
    responses: file('image/webp', 'The picture as it is kept'),
  }),
  placeDoors: route({
    method: 'put',
    path: '/api/floor-plans/{id}/doors',
    tags: ['floor-plans'],
    summary: 'Where its doors are: lanes and access points of the same site',
    request: {
      params: one,
      body: body(z.strictObject({ doors: z.array(door).max(floorPlanLimits.doors) })),
    },
    responses: json(floorPlanSchema),
  }),
  live: route({
    method: 'get',
    path: '/api/floor-plans/{id}/live',
    tags: ['floor-plans'],
    summary: 'How its doors are now',
    request: { params: one },
    responses: json(z.object({ items: z.array(liveDoorSchema) })),
  }),
  doors: route({
    method: 'get',
    path: '/api/doors',
    tags: ['floor-plans'],
    summary: 'Doors in reach and how they are now, by number',
    request: {
      query: pageQuery.extend({
        place: z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' }),
      }),
    },
    responses: json(pageOf(liveDoorSchema)),
  }),
  remove: route({
    method: 'delete',
    path: '/api/floor-plans/{id}',
    tags: ['floor-plans'],
    summary: 'Remove a floor plan',
    request: { params: one },
    responses: nothing('Removed'),
  }),
};
