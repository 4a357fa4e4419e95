import { z } from '@hono/zod-openapi';
import { trustKinds } from '@vedette/domain';
import { plainText } from '../common.ts';
import { verificationSchema } from '../credential.ts';
import { body, json, nothing, route } from '../route.ts';

const trustKindSchema = z.enum(trustKinds);
const trustId = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
  .max(64);
const trustParams = z.object({ id: trustId });

/** What is in a document, without the document: enough to see whether it is the right one, and how old. */
export const trustSummarySchema = z
  .object({
    id: trustId,
    kind: trustKindSchema,
    name: z.string(),
    /** Keys, issuers, rules, entries: whatever the kind counts. */
    entries: z.int(),
    /** Whose word it is, as far as the document says. */
    issuers: z.array(z.string()),
    setAt: z.int(),
    setBy: z.string().nullable(),
    /** The document's own date, and until when it may be used. */
    datedAt: z.int().nullable(),
    freshUntil: z.int().nullable(),
    /** A gateway's secret is sealed: it can be replaced, and never be read again. */
    hasSecret: z.boolean(),
    state: z.enum(['in-use', 'stale', 'unreadable', 'resting']),
  })
  .openapi('TrustSummary');
export type TrustSummary = z.infer<typeof trustSummarySchema>;

const triedSchema = z
  .object({
    /** Null when no format claims what was given. */
    verification: verificationSchema.nullable(),
    ms: z.number(),
  })
  .openapi('TriedCredential');

export const trustRoutes = {
  list: route({
    method: 'get',
    path: '/api/trust',
    tags: ['trust'],
    summary: 'Whom and what this site believes',
    responses: json(z.array(trustSummarySchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/trust/{id}',
    tags: ['trust'],
    summary: 'One document of trust; never a secret',
    request: { params: trustParams },
    responses: json(z.object({ summary: trustSummarySchema, document: z.unknown() })),
  }),
  put: route({
    method: 'put',
    path: '/api/trust/{id}',
    tags: ['trust'],
    summary:
      'Set or replace a document of trust; the secrets of a gateway that are left out stay as they are',
    request: {
      params: trustParams,
      body: body(
        z.strictObject({
          kind: trustKindSchema,
          name: plainText(80),
          document: z.unknown(),
        }),
      ),
    },
    responses: json(trustSummarySchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/trust/{id}',
    tags: ['trust'],
    summary: 'Believe it no longer',
    request: { params: trustParams },
    responses: nothing(),
  }),
  try: route({
    method: 'post',
    path: '/api/trust/try',
    tags: ['trust'],
    summary: 'Verify a code as the lanes would; nothing is kept, used up or opened',
    request: {
      body: body(z.strictObject({ text: z.string().min(1).max(70_000), at: z.int().min(0).optional() })),
    },
    responses: json(triedSchema),
  }),
};
