import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';
import { grantSchema } from './accounts.ts';

export const providerSlugSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
const settings = {
  name: plainText(60),
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId: z.string().min(1).max(200),
  /** The claim of the ID token that lists the groups. */
  groupClaim: z.string().min(1).max(60),
  /** Which role a group gives; somebody in none of them is not let in. */
  groups: z
    .array(z.strictObject({ group: z.string().min(1).max(200), grant: grantSchema }))
    .min(1)
    .max(100),
  /** Whether it is offered to everybody on the page where one signs in. */
  isListed: z.boolean(),
  isActive: z.boolean(),
};

export const identityProviderSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    slug: z.string(),
    /** To be registered with the provider. */
    redirectUri: z.string(),
    createdAt: z.int(),
    ...settings,
  })
  .openapi('IdentityProvider');
export type IdentityProviderView = z.infer<typeof identityProviderSchema>;

const clientSecret = z.string().min(1).max(500);
const one = z.object({ id: rowIdSchema });

/** `GET /sign-in/{slug}` and `GET /sign-in/{slug}/callback` are for browsers, and no part of the API. */
export const identityProviderRoutes = {
  list: route({
    method: 'get',
    path: '/api/identity-providers',
    tags: ['identity-providers'],
    summary: 'Where accounts of the organisation may sign in besides (OpenID Connect)',
    responses: json(z.array(identityProviderSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/identity-providers',
    tags: ['identity-providers'],
    summary: 'Let people sign in with their organisation’s own account',
    request: {
      body: body(
        z.strictObject({
          organisation: rowIdSchema.optional(),
          slug: providerSlugSchema,
          clientSecret,
          ...settings,
        }),
      ),
    },
    responses: json(identityProviderSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/identity-providers/{id}',
    tags: ['identity-providers'],
    summary: 'Change a provider',
    request: { params: one, body: body(z.strictObject({ ...settings, clientSecret }).partial()) },
    responses: json(identityProviderSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/identity-providers/{id}',
    tags: ['identity-providers'],
    summary: 'Remove a provider; accounts that came by it stay, and cannot sign in by it',
    request: { params: one },
    responses: nothing('Removed'),
  }),
};
