import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../../common.ts';
import { deviceIdSchema } from '../../link/identifiers.ts';
import { body, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { commandViewSchema } from './device.ts';
import { fleetCommands } from './routes.ts';

/** Claimed sentinels: those named, those of a group, or those at and below a place. */
const selection = z.union([
  z.strictObject({ devices: z.array(deviceIdSchema).min(1).max(10_000) }),
  z.strictObject({ group: rowIdSchema }),
  z.strictObject({ place: placeSchema }),
]);

export const bulkCommandSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    givenAt: z.int(),
    givenBy: z.string(),
    reason: z.string().nullable(),
    devices: z.int(),
    /** How many of its commands stand where. */
    progress: z.object({
      waiting: z.int(),
      acknowledged: z.int(),
      done: z.int(),
      failed: z.int(),
      expired: z.int(),
    }),
  })
  .openapi('BulkCommand');
export type BulkCommandView = z.infer<typeof bulkCommandSchema>;

const one = z.object({ id: rowIdSchema });

export const bulkCommandRoutes = {
  list: route({
    method: 'get',
    path: '/api/bulk-commands',
    tags: ['devices'],
    summary: 'What many sentinels were told at once, newest first, and how far they are',
    request: { query: pageQuery },
    responses: json(pageOf(bulkCommandSchema)),
  }),
  give: route({
    method: 'post',
    path: '/api/bulk-commands',
    tags: ['devices'],
    summary: 'Tell many sentinels to do something',
    request: {
      body: body(z.strictObject({ selection, command: z.discriminatedUnion('kind', [...fleetCommands]) })),
    },
    responses: json(bulkCommandSchema),
  }),
  get: route({
    method: 'get',
    path: '/api/bulk-commands/{id}',
    tags: ['devices'],
    summary: 'How far it is',
    request: { params: one },
    responses: json(bulkCommandSchema),
  }),
  commands: route({
    method: 'get',
    path: '/api/bulk-commands/{id}/commands',
    tags: ['devices'],
    summary: 'Its commands, one a sentinel',
    request: { params: one, query: pageQuery },
    responses: json(pageOf(commandViewSchema)),
  }),
  cancel: route({
    method: 'post',
    path: '/api/bulk-commands/{id}/cancellation',
    tags: ['devices'],
    summary: 'Take back what was not sent yet',
    request: { params: one },
    responses: json(bulkCommandSchema),
  }),
};
