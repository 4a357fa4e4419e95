import { z } from '@hono/zod-openapi';
import { listKinds } from '@vedette/domain';
import { idParams, idSchema, instantSchema, plainText, reasonHeader } from '../common.ts';
import { body, json, nothing, route } from '../route.ts';

export const accessListSchema = z
  .object({ id: idSchema, kind: z.enum(listKinds), name: plainText(80), entries: z.int() })
  .openapi('AccessList');
export type AccessListView = z.infer<typeof accessListSchema>;
export const listEntrySchema = z
  .object({
    subject: idSchema,
    name: z.string(),
    reason: z.string(),
    validFrom: z.int().nullable(),
    validTo: z.int().nullable(),
  })
  .openapi('ListEntry');
export type ListEntryView = z.infer<typeof listEntrySchema>;
const entryParams = idParams.extend({ subject: idSchema });

export const listRoutes = {
  list: route({
    method: 'get',
    path: '/api/lists',
    tags: ['lists'],
    summary: 'Allow, deny and watch lists',
    responses: json(z.array(accessListSchema)),
  }),
  put: route({
    method: 'put',
    path: '/api/lists/{id}',
    tags: ['lists'],
    summary: 'Create or rename a list',
    request: {
      params: idParams,
      body: body(z.strictObject({ kind: z.enum(listKinds), name: plainText(80) })),
    },
    responses: json(accessListSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/lists/{id}',
    tags: ['lists'],
    summary: 'Remove a list that no duty needs',
    request: { params: idParams },
    responses: nothing(),
  }),
  entries: route({
    method: 'get',
    path: '/api/lists/{id}/entries',
    tags: ['lists'],
    summary: 'Who is on a list',
    request: { params: idParams, headers: reasonHeader },
    responses: json(z.array(listEntrySchema)),
  }),
  putEntry: route({
    method: 'put',
    path: '/api/lists/{id}/entries/{subject}',
    tags: ['lists'],
    summary: 'Put a person on a list, with the reason',
    request: {
      params: entryParams,
      headers: reasonHeader,
      body: body(
        z.strictObject({
          reason: plainText(200),
          validFrom: instantSchema.nullable(),
          validTo: instantSchema.nullable(),
        }),
      ),
    },
    responses: json(listEntrySchema),
  }),
  removeEntry: route({
    method: 'delete',
    path: '/api/lists/{id}/entries/{subject}',
    tags: ['lists'],
    summary: 'Take a person off a list',
    request: { params: entryParams },
    responses: nothing(),
  }),
};
