import { z } from '@hono/zod-openapi';
import { body, json, nothing, route } from '../../route.ts';
import { holidaySchema } from '../../routes/schedules.ts';
import { placeSchema } from '../people/person.ts';
import { onePlace } from './one-place.ts';

/** Minutes since local midnight; `to` at most 1440. */
const interval = z
  .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine(({ from, to }) => from < to);
const day = z.array(interval).max(12);

export const openingHoursSchema = z
  .strictObject({
    /** Monday first. */
    week: z.tuple([day, day, day, day, day, day, day]),
    /** On a holiday. */
    holiday: day,
    holidays: z
      .array(holidaySchema)
      .max(2000)
      .refine((days) => new Set(days.map(({ date }) => date)).size === days.length),
  })
  .openapi('OpeningHours');
export type OpeningHoursView = z.infer<typeof openingHoursSchema>;

export const openingStateSchema = z
  .object({
    /** Hours of the place itself; null: those of the next above that has some. */
    own: openingHoursSchema.nullable(),
    effective: openingHoursSchema.nullable(),
    /** Whose hours they are. */
    from: placeSchema.nullable(),
    timeZone: z.string(),
    /** `always`: nobody has said any hours. */
    state: z.enum(['always', 'open', 'outside-hours', 'holiday']),
    /** The next instant at which it opens or closes, within eight days. */
    changesAt: z.int().nullable(),
  })
  .openapi('OpeningState');
export type OpeningStateView = z.infer<typeof openingStateSchema>;

export const openingRoutes = {
  get: route({
    method: 'get',
    path: '/api/locations/{id}/opening-hours',
    tags: ['locations'],
    summary: 'When a place is open, its own hours or those of the next above, and whether it is open now',
    request: { params: onePlace },
    responses: json(openingStateSchema),
  }),
  put: route({
    method: 'put',
    path: '/api/locations/{id}/opening-hours',
    tags: ['locations'],
    summary: 'Hours of its own for a place',
    request: { params: onePlace, body: body(openingHoursSchema) },
    responses: json(openingStateSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/locations/{id}/opening-hours',
    tags: ['locations'],
    summary: 'Back to the hours of the next above',
    request: { params: onePlace },
    responses: nothing('Removed'),
  }),
};
