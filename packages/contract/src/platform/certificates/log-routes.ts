import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../../common.ts';
import { json, route } from '../../route.ts';

export const witnessTroubles = ['unreachable', 'refused', 'signature-wrong', 'disagrees'] as const;

export const logWitnessSchema = z
  .object({
    name: z.string(),
    /** The largest size that it has cosigned; null: none yet. */
    size: z.int().nullable(),
    at: z.int().nullable(),
    trouble: z.enum(witnessTroubles).nullable(),
  })
  .openapi('LogWitness');
export type LogWitnessView = z.infer<typeof logWitnessSchema>;

export const logStateSchema = z
  .object({
    origin: z.string(),
    size: z.int(),
    /** Base64url. */
    root: z.string(),
    /** Of what was shown last. */
    publishedSize: z.int(),
    publishedAt: z.int().nullable(),
    witnesses: z.array(logWitnessSchema),
    /** The keys that a verifier needs, a line each. */
    keys: z.string(),
  })
  .openapi('LogState');
export type LogStateView = z.infer<typeof logStateSchema>;

export const logEntrySchema = z
  .object({
    index: z.int(),
    kind: z.string(),
    at: z.int(),
    /** Salted hashes: whose it is, only who has the salt can tell. */
    organisation: z.string(),
    subject: z.string().nullable(),
    /** Of the caller's own organisation. */
    isOwn: z.boolean(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('LogEntry');
export type LogEntryView = z.infer<typeof logEntrySchema>;

export const publicLogRoutes = {
  state: route({
    method: 'get',
    path: '/api/log',
    tags: ['log'],
    summary: 'How far the public log is, and who has witnessed it',
    responses: json(logStateSchema),
  }),
  entries: route({
    method: 'get',
    path: '/api/log/entries',
    tags: ['log'],
    summary: 'Lines of the public log, newest first; they hold nothing of anybody',
    request: { query: pageQuery },
    responses: json(pageOf(logEntrySchema)),
  }),
};
