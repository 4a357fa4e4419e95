import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { onePlace as one } from './one-place.ts';

export const locationKindSchema = z.enum([
  'city',
  'district',
  'street',
  'site',
  'building',
  'area',
  'access-point',
  'lane',
]);
export const timeZoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/)
  .openapi({ description: 'Of the IANA database, such as Asia/Shanghai' });
const capacity = z.int().min(1).max(1_000_000).nullable();

export const locationSchema = z
  .object({
    id: placeSchema,
    organisation: z.string(),
    parent: placeSchema.nullable(),
    kind: locationKindSchema,
    site: placeSchema.nullable(),
    path: z.array(placeSchema),
    name: z.string(),
    timeZone: z.string(),
    capacity,
    /** Only a name on the way to what the caller looks after. */
    isAbove: z.boolean(),
  })
  .openapi('Location');
export type LocationView = z.infer<typeof locationSchema>;

const newLocation = z
  .strictObject({
    organisation: rowIdSchema.optional(),
    parent: placeSchema.nullable(),
    kind: locationKindSchema,
    name: plainText(100),
    timeZone: timeZoneSchema.optional(),
    capacity: capacity.optional(),
  })
  .openapi('NewLocation');
const patch = z
  .strictObject({ name: plainText(100), timeZone: timeZoneSchema, capacity })
  .partial()
  .openapi('LocationPatch');

export const locationRoutes = {
  tree: route({
    method: 'get',
    path: '/api/locations',
    tags: ['locations'],
    summary: 'The tree of places in reach, those above first',
    responses: json(z.object({ items: z.array(locationSchema) })),
  }),
  create: route({
    method: 'post',
    path: '/api/locations',
    tags: ['locations'],
    summary: 'A new place below another, or at the top',
    request: { body: body(newLocation) },
    responses: json(locationSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/locations/{id}',
    tags: ['locations'],
    summary: 'Name, time zone or capacity of a place',
    request: { params: one, body: body(patch) },
    responses: json(locationSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/locations/{id}',
    tags: ['locations'],
    summary: 'Remove a place on which nothing stands',
    request: { params: one },
    responses: nothing('Removed'),
  }),
};
