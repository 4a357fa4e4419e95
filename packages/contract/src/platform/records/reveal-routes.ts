import { z } from '@hono/zod-openapi';
import { collectableFields } from '@vedette/domain';
import { pageOf, pageQuery, reasonHeader, roleSchema } from '../../common.ts';
import { body, file, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { platformRecordSchema } from './routes.ts';

const field = z.enum(collectableFields);
const oneRecord = z.object({
  site: z.coerce.number().pipe(placeSchema).openapi({ type: 'integer' }),
  at: z.coerce.number().int().min(0).openapi({ type: 'integer' }),
  id: rowIdSchema,
});

/** What became of a field that was asked for. */
export const revealedFieldSchema = z
  .discriminatedUnion('state', [
    z.object({ field, state: z.literal('shown'), value: z.string() }),
    /** The duty lets other roles see it. */
    z.object({ field, state: z.literal('not-allowed'), visibleTo: z.array(roleSchema) }),
    z.object({ field, state: z.literal('not-collected') }),
    /** The duty collects it, and this record has none. */
    z.object({ field, state: z.literal('absent') }),
    /** Its period is over: its key is destroyed. */
    z.object({ field, state: z.literal('forgotten') }),
  ])
  .openapi('RevealedField');
export type RevealedFieldView = z.infer<typeof revealedFieldSchema>;

export const revealedRecordSchema = z
  .object({
    duty: z.string(),
    dutyVersion: z.int(),
    /** The roles of the caller, as duties name them, at the place of the record. */
    roles: z.array(roleSchema),
    fields: z.array(revealedFieldSchema),
  })
  .openapi('RevealedRecord');
export type RevealedRecordView = z.infer<typeof revealedRecordSchema>;

const purpose = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/);
/** Local days of the sites, both included; at most 31. */
const day = z.iso.date();

export const revealRoutes = {
  reveal: route({
    method: 'post',
    path: '/api/records/{site}/{at}/{id}/reveal',
    tags: ['records'],
    summary: 'Fields of a record, as far as its duty lets the caller see them; the look is on record',
    request: {
      params: oneRecord,
      headers: reasonHeader,
      body: body(
        z.strictObject({
          /** All that the duty collects when absent. */
          fields: z.array(field).min(1).max(collectableFields.length).optional(),
        }),
      ),
    },
    responses: json(revealedRecordSchema),
  }),
  capture: route({
    method: 'post',
    path: '/api/records/{site}/{at}/{id}/capture',
    tags: ['records'],
    summary: 'The picture of a passage, as far as its duty lets the caller see it; the look is on record',
    request: { params: oneRecord, headers: reasonHeader },
    responses: file('image/jpeg', 'JPEG'),
  }),
  ofPerson: route({
    method: 'post',
    path: '/api/people/{id}/passages',
    tags: ['records'],
    summary: 'Passages of somebody who is known, for one purpose, by the subject tags of each day',
    request: {
      params: z.object({ id: rowIdSchema }),
      query: pageQuery,
      headers: reasonHeader,
      body: body(z.strictObject({ purpose, from: day, to: day })),
    },
    responses: json(
      pageOf(platformRecordSchema).extend({
        /** Days whose index key is gone, or was never made: nobody can be found in them. */
        daysWithoutKey: z.array(z.string()),
      }),
    ),
  }),
};
