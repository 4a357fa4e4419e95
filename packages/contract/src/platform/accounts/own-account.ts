import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';
import { newPasswordSchema, passkeyDocument } from './session.ts';

export const openSessionSchema = z
  .object({
    id: z.string(),
    createdAt: z.int(),
    seenAt: z.int(),
    expiresAt: z.int(),
    by: z.enum(['password', 'passkey', 'provider', 'claim']),
    address: z.string().nullable(),
    agent: z.string().nullable(),
    isThisOne: z.boolean(),
  })
  .openapi('OpenSession');
export type OpenSessionView = z.infer<typeof openSessionSchema>;

export const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.int(),
    lastUsedAt: z.int().nullable(),
    /** Whether it is kept by the maker's cloud and works on several devices. */
    isBackedUp: z.boolean(),
  })
  .openapi('Passkey');
export type PasskeyView = z.infer<typeof passkeySchema>;

const one = z.object({ id: rowIdSchema });
const code = z.string().regex(/^\d{6}$/);

/** What everybody may do with his own account; programs with a key may not. */
export const ownAccountRoutes = {
  changePassword: route({
    method: 'put',
    path: '/api/own/password',
    tags: ['own-account'],
    summary: 'Change one’s own password; ends all other sessions',
    request: {
      body: body(z.strictObject({ current: z.string().max(200).nullable(), next: newPasswordSchema })),
    },
    responses: nothing(),
  }),
  sessions: route({
    method: 'get',
    path: '/api/own/sessions',
    tags: ['own-account'],
    summary: 'Where one is signed in',
    responses: json(z.array(openSessionSchema)),
  }),
  endSession: route({
    method: 'delete',
    path: '/api/own/sessions/{id}',
    tags: ['own-account'],
    summary: 'End a session of one’s own',
    request: { params: one },
    responses: nothing(),
  }),
  factors: route({
    method: 'get',
    path: '/api/own/factors',
    tags: ['own-account'],
    summary: 'Second factors of one’s own account',
    responses: json(
      z.object({
        hasPassword: z.boolean(),
        hasTotp: z.boolean(),
        recoveryCodesLeft: z.int(),
        passkeys: z.array(passkeySchema),
      }),
    ),
  }),
  beginTotp: route({
    method: 'post',
    path: '/api/own/totp',
    tags: ['own-account'],
    summary: 'A new secret for one-time codes, shown once; counts when a code of it was entered',
    responses: json(z.object({ uri: z.string(), secret: z.string() })),
  }),
  confirmTotp: route({
    method: 'put',
    path: '/api/own/totp',
    tags: ['own-account'],
    summary: 'Enter the first code; gives the recovery codes, shown once',
    request: { body: body(z.strictObject({ code })) },
    responses: json(z.object({ recoveryCodes: z.array(z.string()) })),
  }),
  removeTotp: route({
    method: 'delete',
    path: '/api/own/totp',
    tags: ['own-account'],
    summary: 'Use no one-time codes any more',
    responses: nothing(),
  }),
  passkeyOptions: route({
    method: 'post',
    path: '/api/own/passkeys/options',
    tags: ['own-account'],
    summary: 'Begin to add a passkey: for `navigator.credentials.create`',
    responses: json(z.object({ ticket: z.string(), options: passkeyDocument })),
  }),
  addPasskey: route({
    method: 'post',
    path: '/api/own/passkeys',
    tags: ['own-account'],
    summary: 'Add a passkey',
    request: {
      body: body(
        z.strictObject({ ticket: z.string().max(64), name: plainText(60), response: passkeyDocument }),
      ),
    },
    responses: json(passkeySchema),
  }),
  removePasskey: route({
    method: 'delete',
    path: '/api/own/passkeys/{id}',
    tags: ['own-account'],
    summary: 'Remove a passkey',
    request: { params: one },
    responses: nothing(),
  }),
};
