import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { importLineSchema } from '../people/import.ts';
import { rowIdSchema } from '../people/person.ts';

const attribute = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/);
const mappingSchema = z.strictObject({
  /** What never changes about an entry: `entryUUID`, `objectGUID`. */
  externalId: attribute,
  name: attribute,
  otherName: attribute.nullable(),
  phone: attribute.nullable(),
  mail: attribute.nullable(),
  unit: attribute.nullable(),
  userName: attribute.nullable(),
});

const settings = {
  name: plainText(80),
  /** TLS either way: `ldaps://`, or `ldap://` with StartTLS. */
  url: z.string().regex(/^ldaps?:\/\/[A-Za-z0-9.-]{1,253}(?::\d{1,5})?$/),
  startTls: z.boolean(),
  bindDn: z.string().min(1).max(500),
  authority: z.string().max(20_000).nullable(),
  baseDn: z.string().min(1).max(500),
  filter: z.string().min(3).max(1_000),
  mapping: mappingSchema,
  group: rowIdSchema.nullable(),
  /** Minutes; read by hand alone when null. */
  everyMinutes: z.int().min(5).max(10_080).nullable(),
};
const password = z.string().min(1).max(1_000);

export const directorySchema = z
  .object({
    ...settings,
    id: z.string(),
    revision: z.int(),
    ranAt: z.int().nullable(),
    dueAt: z.int().nullable(),
    outcome: z
      .union([
        z.object({
          ok: z.literal(true),
          read: z.int(),
          created: z.int(),
          changed: z.int(),
          unchanged: z.int(),
          refused: z.int(),
          deactivated: z.int(),
        }),
        z.object({ ok: z.literal(false), problem: z.string() }),
      ])
      .nullable(),
  })
  .openapi('Directory');
export type DirectoryView = z.infer<typeof directorySchema>;

export const newDirectorySchema = z.strictObject({ ...settings, password });
export type NewDirectoryInput = z.infer<typeof newDirectorySchema>;

/** What the first entries would become; names and numbers as whoever may see people sees them, masked. */
export const directoryPreviewSchema = z
  .object({
    read: z.int(),
    lines: z.array(
      importLineSchema.extend({
        name: z.string(),
        phone: z.string().nullable(),
        mail: z.string().nullable(),
        unit: z.string().nullable(),
      }),
    ),
  })
  .openapi('DirectoryPreview');
export type DirectoryPreview = z.infer<typeof directoryPreviewSchema>;

const one = z.object({ id: rowIdSchema });

export const directoryRoutes = {
  list: route({
    method: 'get',
    path: '/api/directories',
    tags: ['people'],
    summary: 'Directories that people are read from, and how the last run went',
    responses: json(z.array(directorySchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/directories',
    tags: ['people'],
    summary: 'Read people from a directory (LDAP, Active Directory)',
    request: { body: body(newDirectorySchema) },
    responses: json(directorySchema),
  }),
  change: route({
    method: 'put',
    path: '/api/directories/{id}',
    tags: ['people'],
    summary: 'Change how a directory is read; the password stays when none is given',
    request: { params: one, body: body(newDirectorySchema.extend({ password: password.optional() })) },
    responses: json(directorySchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/directories/{id}',
    tags: ['people'],
    summary: 'Read a directory no more; its people stay',
    request: { params: one },
    responses: nothing(),
  }),
  preview: route({
    method: 'post',
    path: '/api/directories/{id}/preview',
    tags: ['people'],
    summary: 'Read some entries and say what would become of them; nothing is written',
    request: { params: one },
    responses: json(directoryPreviewSchema),
  }),
  run: route({
    method: 'post',
    path: '/api/directories/{id}/run',
    tags: ['people'],
    summary: 'Read a directory now',
    request: { params: one },
    responses: json(directorySchema),
  }),
};
