import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { purposeSchema } from '../../link/sealing.ts';
import { keyDaySchema } from '../../link/shred.ts';
import { body, json, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';
import { platformRecordFilter } from '../records/routes.ts';

/** Acts that need the consent of a second person, with what exactly is asked for. */
export const approvalSubjectSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('records-export'), filter: z.strictObject(platformRecordFilter.shape) }),
    z.strictObject({
      act: z.literal('retention-hold'),
      organisation: rowIdSchema,
      purpose: purposeSchema,
      from: keyDaySchema.nullable(),
      through: keyDaySchema.nullable(),
      reason: plainText(200),
    }),
    z.strictObject({ act: z.literal('retention-hold-end'), hold: rowIdSchema }),
    z.strictObject({ act: z.literal('purpose-end'), organisation: rowIdSchema, purpose: purposeSchema }),
  ])
  .openapi('ApprovalSubject');
export type ApprovalSubject = z.infer<typeof approvalSubjectSchema>;

export const approvalStates = ['waiting', 'approved', 'refused', 'used', 'expired'] as const;

export const approvalSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    subject: z.record(z.string(), z.unknown()),
    reason: z.string(),
    state: z.enum(approvalStates),
    requestedBy: z.string(),
    requestedByName: z.string().nullable(),
    requestedAt: z.int(),
    decidedBy: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: z.int().nullable(),
    note: z.string().nullable(),
    expiresAt: z.int(),
  })
  .openapi('Approval');
export type ApprovalView = z.infer<typeof approvalSchema>;

const one = z.object({ id: rowIdSchema });

export const approvalRoutes = {
  list: route({
    method: 'get',
    path: '/api/approvals',
    tags: ['approvals'],
    summary: 'One’s own requests, and for whoever may decide all of the organisation; newest first',
    request: { query: pageQuery.extend({ state: z.enum(approvalStates).optional() }) },
    responses: json(pageOf(approvalSchema)),
  }),
  request: route({
    method: 'post',
    path: '/api/approvals',
    tags: ['approvals'],
    summary: 'Ask for the consent of a second person; good for one use within a day',
    request: {
      body: body(z.strictObject({ subject: approvalSubjectSchema, reason: plainText(200) })),
    },
    responses: json(approvalSchema),
  }),
  decide: route({
    method: 'post',
    path: '/api/approvals/{id}/decision',
    tags: ['approvals'],
    summary: 'Say yes or no; never to one’s own request',
    request: {
      params: one,
      body: body(z.strictObject({ isApproved: z.boolean(), note: plainText(200).nullable() })),
    },
    responses: json(approvalSchema),
  }),
};
