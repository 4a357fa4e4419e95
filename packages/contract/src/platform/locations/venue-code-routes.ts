import { z } from '@hono/zod-openapi';
import { exportQuery, plainText } from '../../common.ts';
import { body, file, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { onePlace } from './one-place.ts';

export const venueCodeSchema = z
  .object({
    id: z.string(),
    place: placeSchema,
    /** What stands on the poster beside the place: `East gate`. */
    label: z.string().nullable(),
    createdAt: z.int(),
    createdBy: z.string(),
    revokedAt: z.int().nullable(),
    /** The signed text of the QR code: `spec/venue-code.md`. */
    text: z.string(),
  })
  .openapi('VenueCode');
export type VenueCodeView = z.infer<typeof venueCodeSchema>;

export const venueVerdictSchema = z
  .object({
    verdict: z.enum(['valid', 'revoked', 'malformed', 'unknown-key', 'signature-wrong', 'unknown-code']),
    place: z.object({ id: placeSchema, name: z.string() }).nullable(),
    label: z.string().nullable(),
    issuedAt: z.int().nullable(),
  })
  .openapi('VenueCodeVerdict');
export type VenueVerdictView = z.infer<typeof venueVerdictSchema>;

const one = z.object({ id: rowIdSchema });

export const venueCodeRoutes = {
  list: route({
    method: 'get',
    path: '/api/locations/{id}/venue-codes',
    tags: ['venue-codes'],
    summary: 'Venue codes of a place, the newest first',
    request: { params: onePlace },
    responses: json(z.object({ items: z.array(venueCodeSchema) })),
  }),
  issue: route({
    method: 'post',
    path: '/api/locations/{id}/venue-codes',
    tags: ['venue-codes'],
    summary: 'A new signed code for a place',
    request: { params: onePlace, body: body(z.strictObject({ label: plainText(60).nullable() })) },
    responses: json(venueCodeSchema),
  }),
  revoke: route({
    method: 'post',
    path: '/api/venue-codes/{id}/revocation',
    tags: ['venue-codes'],
    summary: 'A code that counts no longer: its poster was copied, or taken down',
    request: { params: one, body: body(z.strictObject({ reason: plainText(200) })) },
    responses: json(venueCodeSchema),
  }),
  poster: route({
    method: 'get',
    path: '/api/venue-codes/{id}/poster.pdf',
    tags: ['venue-codes'],
    summary: 'A poster for the door, A4, with the fonts embedded',
    request: { params: one, query: exportQuery },
    responses: file('application/pdf', 'A poster'),
  }),
  picture: route({
    method: 'get',
    path: '/api/venue-codes/{id}/code.svg',
    tags: ['venue-codes'],
    summary: 'The QR code alone',
    request: { params: one },
    responses: file('image/svg+xml', 'A QR code'),
  }),
  verify: route({
    method: 'post',
    path: '/api/venue-codes/verification',
    tags: ['venue-codes'],
    summary: 'What a scanned text is',
    request: { body: body(z.strictObject({ text: z.string().min(1).max(512) })) },
    responses: json(venueVerdictSchema),
  }),
};
