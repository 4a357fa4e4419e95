import { z } from '@hono/zod-openapi';
import { plainText, roleSchema } from '../common.ts';
import { body, json, nothing, route } from '../route.ts';

const operatorName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,39}$/u);
/** Length is what counts; the terminal also refuses the commonest passwords and the operator's own name. */
const password = z.string().min(10).max(200);

export const sessionSchema = z
  .object({ operator: z.string(), role: roleSchema, expiresAt: z.int(), askReason: z.boolean() })
  .openapi('Session');
export type Session = z.infer<typeof sessionSchema>;
export const welcomeSchema = z
  .object({ claimed: z.boolean(), version: z.int(), site: z.string(), session: sessionSchema.nullable() })
  .openapi('Welcome');

export const sessionRoutes = {
  welcome: route({
    method: 'get',
    path: '/api/welcome',
    tags: ['session'],
    summary: 'Whether this terminal is claimed, and who is signed in',
    security: [],
    responses: json(welcomeSchema),
  }),
  claim: route({
    method: 'post',
    path: '/api/claim',
    tags: ['session'],
    summary: 'Claim a new terminal with its first-run code',
    security: [],
    request: {
      body: body(
        z.strictObject({ code: z.string().max(20), name: operatorName, password, site: plainText(80) }),
      ),
    },
    responses: json(sessionSchema),
  }),
  signIn: route({
    method: 'post',
    path: '/api/session',
    tags: ['session'],
    summary: 'Sign in',
    security: [],
    request: { body: body(z.strictObject({ name: z.string().max(80), password: z.string().max(200) })) },
    responses: json(sessionSchema),
  }),
  signOut: route({
    method: 'delete',
    path: '/api/session',
    tags: ['session'],
    summary: 'Sign out',
    responses: nothing(),
  }),
  changePassword: route({
    method: 'put',
    path: '/api/session/password',
    tags: ['session'],
    summary: 'Change one’s own password',
    request: { body: body(z.strictObject({ current: z.string().max(200), next: password })) },
    responses: nothing(),
  }),
};

export const operatorSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    disabled: z.boolean(),
    lastSignInAt: z.int().nullable(),
    lockedUntil: z.int().nullable(),
  })
  .openapi('Operator');
export type Operator = z.infer<typeof operatorSchema>;

const operatorId = z.object({ id: z.string().max(64) });
export const operatorRoutes = {
  list: route({
    method: 'get',
    path: '/api/operators',
    tags: ['operators'],
    summary: 'All operators',
    responses: json(z.array(operatorSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/operators',
    tags: ['operators'],
    summary: 'Add an operator',
    request: { body: body(z.strictObject({ name: operatorName, role: roleSchema, password })) },
    responses: json(operatorSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/operators/{id}',
    tags: ['operators'],
    summary: 'Change role, password, or disable',
    request: {
      params: operatorId,
      body: body(
        z.strictObject({
          role: roleSchema.optional(),
          disabled: z.boolean().optional(),
          password: password.optional(),
        }),
      ),
    },
    responses: json(operatorSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/operators/{id}',
    tags: ['operators'],
    summary: 'Remove an operator',
    request: { params: operatorId },
    responses: nothing(),
  }),
};
