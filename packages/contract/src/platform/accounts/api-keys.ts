import { z } from '@hono/zod-openapi';
import { instantSchema, plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { platformPermissionSchema } from './permissions.ts';

export const apiKeySchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    name: z.string(),
    permissions: z.array(platformPermissionSchema),
    places: z.array(placeSchema).nullable(),
    createdBy: z.string(),
    createdAt: z.int(),
    expiresAt: z.int().nullable(),
    lastUsedAt: z.int().nullable(),
  })
  .openapi('ApiKey');
export type ApiKeyView = z.infer<typeof apiKeySchema>;

export const apiKeyRoutes = {
  list: route({
    method: 'get',
    path: '/api/keys',
    tags: ['keys'],
    summary: 'Keys of programs',
    responses: json(z.array(apiKeySchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/keys',
    tags: ['keys'],
    summary: 'A key for a program, shown once: `Authorization: Bearer …`; no more than its maker may do',
    request: {
      body: body(
        z.strictObject({
          organisation: rowIdSchema.optional(),
          name: plainText(100),
          permissions: z.array(platformPermissionSchema).min(1).max(64),
          places: z.array(placeSchema).min(1).max(200).nullable(),
          expiresAt: instantSchema.nullable(),
        }),
      ),
    },
    responses: json(z.object({ key: apiKeySchema, secret: z.string() })),
  }),
  revoke: route({
    method: 'delete',
    path: '/api/keys/{id}',
    tags: ['keys'],
    summary: 'Revoke a key',
    request: { params: z.object({ id: rowIdSchema }) },
    responses: nothing('Revoked'),
  }),
};
