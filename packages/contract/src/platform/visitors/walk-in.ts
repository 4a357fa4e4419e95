import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { tokenSchema } from '../lists/routes.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { visitorSchema } from './visit.ts';

export const walkInDeskSchema = z
  .object({
    id: z.string(),
    site: z.int(),
    name: z.string(),
    createdAt: z.int(),
    expiresAt: z.int(),
  })
  .openapi('WalkInDesk');
export type WalkInDeskView = z.infer<typeof walkInDeskSchema>;

/**
 * Where a kiosk sends whoever is not invited: it draws `link` as a code, to be filled in on the visitor's own phone.
 * The terminal learns it as the setting `visitors.walkInLink` and does nothing else for it: who may go in comes, as always,
 * with its set.
 */
export const walkInLinkSchema = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s#]+\/walk-in#[\w-]{43}$/);

const bearer = z.strictObject({ token: tokenSchema });

export const walkInRoutes = {
  desks: route({
    method: 'get',
    path: '/api/walk-in-desks',
    tags: ['visitors'],
    summary: 'Tablets and codes by which uninvited visitors ask for a host',
    responses: json(z.array(walkInDeskSchema)),
  }),
  open: route({
    method: 'post',
    path: '/api/walk-in-desks',
    tags: ['visitors'],
    summary: 'Set up a desk; its secret is shown this once',
    request: {
      body: body(
        z.strictObject({
          site: placeSchema,
          name: plainText(80),
          days: z.int().min(1).max(366).default(366),
        }),
      ),
    },
    responses: json(z.object({ desk: walkInDeskSchema, token: z.string() })),
  }),
  close: route({
    method: 'delete',
    path: '/api/walk-in-desks/{id}',
    tags: ['visitors'],
    summary: 'Take a desk away: its link opens nothing any more',
    request: { params: z.object({ id: rowIdSchema }) },
    responses: nothing(),
  }),
  place: route({
    method: 'post',
    path: '/api/walk-in/place',
    tags: ['visitors'],
    summary: 'Where the desk stands, and whether it receives uninvited visitors now',
    security: [],
    request: { body: body(bearer) },
    responses: json(
      z.object({ site: z.string(), timeZone: z.string(), isOpen: z.boolean(), keep: z.string() }),
    ),
  }),
  ask: route({
    method: 'post',
    path: '/api/walk-in',
    tags: ['visitors'],
    summary: 'Ask for a host by name; gives the secret of the visitor’s own page',
    security: [],
    request: {
      body: body(
        bearer.extend({
          /** In full, as the visitor knows it: no list of the staff is shown to anybody. */
          host: plainText(100),
          /** Tells hosts of one name apart. */
          hostUnit: plainText(100).nullable().default(null),
          purpose: plainText(200),
          visitor: visitorSchema,
          minutes: z.int().min(15).max(720),
        }),
      ),
    },
    responses: json(z.object({ token: z.string() })),
  }),
};
