import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery } from '../../common.ts';
import { json, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';

export const platformAuditLineSchema = z
  .object({
    seq: z.int(),
    at: z.int(),
    /** An account or key; `visitor`, `host` or `listed-person` by a link; `time` for what happens by itself. */
    actor: z.string(),
    /** The name of that account or key, as long as it is there. */
    actorName: z.string().nullable(),
    action: z.string(),
    target: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
    hash: z.string(),
  })
  .openapi('PlatformAuditLine');
export type PlatformAuditLineView = z.infer<typeof platformAuditLineSchema>;

const organisation = { organisation: rowIdSchema.optional() };
const moment = z.coerce.number().int().min(0).optional().openapi({ type: 'integer' });

export const platformAuditRoutes = {
  list: route({
    method: 'get',
    path: '/api/audit',
    tags: ['audit'],
    summary: 'Who did what, newest first; each organisation has a chain of its own',
    request: {
      query: pageQuery.extend({
        ...organisation,
        actor: z.string().max(64).optional(),
        action: z
          .string()
          .max(64)
          .regex(/^[a-z][a-z-]*$/)
          .optional(),
        from: moment,
        to: moment,
      }),
    },
    responses: json(pageOf(platformAuditLineSchema)),
  }),
  verify: route({
    method: 'get',
    path: '/api/audit/verification',
    tags: ['audit'],
    summary: 'Walks the chain of an organisation: whether a line was changed, added or taken out',
    request: { query: z.object(organisation) },
    responses: json(
      z.object({
        isWhole: z.boolean(),
        lines: z.int(),
        /** Of the last line; noted elsewhere, it shows later that nothing was cut off. */
        head: z.string(),
        brokenAt: z.int().nullable(),
      }),
    ),
  }),
};
