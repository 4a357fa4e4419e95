import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { builtInRoles, platformPermissionSchema } from './permissions.ts';
import { accountNameSchema, newPasswordSchema } from './session.ts';

/** A built-in role by its name, or one of the organisation's own by its id. */
const roleRef = z.union([z.enum(builtInRoles), rowIdSchema]);
/** A role at some places and all below them; null: everywhere in the organisation and in those below it. */
export const grantSchema = z
  .strictObject({ role: roleRef, places: z.array(placeSchema).min(1).max(200).nullable() })
  .openapi('Grant');
const grants = z.array(grantSchema).max(32);

export const accountSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    name: z.string(),
    displayName: z.string(),
    person: z.string().nullable(),
    source: z.enum(['hand', 'provider']),
    isDisabled: z.boolean(),
    grants,
    hasPassword: z.boolean(),
    hasTotp: z.boolean(),
    passkeys: z.int(),
    createdAt: z.int(),
    lastSignInAt: z.int().nullable(),
  })
  .openapi('Account');
export type AccountView = z.infer<typeof accountSchema>;

export const roleSchema = z
  .object({
    id: z.string(),
    /** Null for a built-in one, whose name stands among the phrases. */
    organisation: z.string().nullable(),
    name: z.string(),
    permissions: z.array(platformPermissionSchema),
  })
  .openapi('PlatformRole');
export type RoleView = z.infer<typeof roleSchema>;

const one = z.object({ id: rowIdSchema });
const permissions = z.array(platformPermissionSchema).min(1).max(64);

export const accountRoutes = {
  list: route({
    method: 'get',
    path: '/api/accounts',
    tags: ['accounts'],
    summary: 'Accounts in reach, by name',
    request: { query: pageQuery.extend({ organisation: rowIdSchema.optional() }) },
    responses: json(pageOf(accountSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/accounts',
    tags: ['accounts'],
    summary: 'A new account; nobody gives what he may not do himself',
    request: {
      body: body(
        z.strictObject({
          organisation: rowIdSchema.optional(),
          name: accountNameSchema,
          displayName: plainText(100),
          /** Null: the account signs in by its provider alone. */
          password: newPasswordSchema.nullable(),
          person: rowIdSchema.nullable().optional(),
          grants,
        }),
      ),
    },
    responses: json(accountSchema),
  }),
  get: route({
    method: 'get',
    path: '/api/accounts/{id}',
    tags: ['accounts'],
    summary: 'One account',
    request: { params: one },
    responses: json(accountSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/accounts/{id}',
    tags: ['accounts'],
    summary: 'Name, password, roles, or disable; ends its sessions when password or roles change',
    request: {
      params: one,
      body: body(
        z
          .strictObject({
            displayName: plainText(100),
            password: newPasswordSchema,
            person: rowIdSchema.nullable(),
            isDisabled: z.boolean(),
            grants,
          })
          .partial(),
      ),
    },
    responses: json(accountSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/accounts/{id}',
    tags: ['accounts'],
    summary: 'Remove an account; its name may be given anew, its acts stay in the audit',
    request: { params: one },
    responses: nothing('Removed'),
  }),
  endSessions: route({
    method: 'delete',
    path: '/api/accounts/{id}/sessions',
    tags: ['accounts'],
    summary: 'Sign an account out everywhere',
    request: { params: one },
    responses: nothing(),
  }),
  resetFactors: route({
    method: 'delete',
    path: '/api/accounts/{id}/factors',
    tags: ['accounts'],
    summary: 'Remove the second factors of somebody who has lost them',
    request: { params: one },
    responses: nothing(),
  }),
};

export const roleRoutes = {
  list: route({
    method: 'get',
    path: '/api/roles',
    tags: ['accounts'],
    summary: 'Built-in roles and those of the organisations in reach',
    responses: json(z.array(roleSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/roles',
    tags: ['accounts'],
    summary: 'A role of one’s own',
    request: {
      body: body(z.strictObject({ organisation: rowIdSchema.optional(), name: plainText(60), permissions })),
    },
    responses: json(roleSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/roles/{id}',
    tags: ['accounts'],
    summary: 'Name or permissions of a role',
    request: {
      params: one,
      body: body(z.strictObject({ name: plainText(60), permissions }).partial()),
    },
    responses: json(roleSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/roles/{id}',
    tags: ['accounts'],
    summary: 'Remove a role that nobody has',
    request: { params: one },
    responses: nothing('Removed'),
  }),
};
