import { z } from '@hono/zod-openapi';
import { json, route } from '../route.ts';

export const auditLineSchema = z
  .object({
    seq: z.int(),
    at: z.int(),
    by: z.string(),
    act: z.string(),
    about: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .openapi('AuditLine');
export type AuditLine = z.infer<typeof auditLineSchema>;

export const auditRoutes = {
  audit: route({
    method: 'get',
    path: '/api/audit',
    tags: ['audit'],
    summary: 'Who did what, newest first',
    request: { query: z.object({ before: z.coerce.number().int().optional().openapi({ type: 'integer' }) }) },
    responses: json(z.object({ lines: z.array(auditLineSchema), intact: z.boolean() })),
  }),
};
