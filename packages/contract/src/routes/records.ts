import { z } from '@hono/zod-openapi';
import { completions, directions, identifyMethods } from '@vedette/domain';
import {
  exportQuery,
  fieldSchema,
  idParams,
  idSchema,
  pageOf,
  pageQuery,
  reasonCodeSchema,
  reasonHeader,
} from '../common.ts';
import { file, json, route } from '../route.ts';

const outcome = z.enum(['granted', 'denied', 'refer']);
export const passRecordSchema = z
  .object({
    seq: z.int(),
    id: z.string(),
    occurredAt: z.int(),
    lane: z.string(),
    direction: z.enum(directions),
    duty: z.string(),
    dutyVersion: z.int(),
    outcome,
    reasons: z.array(reasonCodeSchema),
    notices: z.array(reasonCodeSchema),
    by: z.array(z.enum(identifyMethods)),
    manual: z.boolean(),
    completion: z.enum(completions).nullable(),
    /** Only what the duty collected and lets this operator see. */
    body: z.partialRecord(fieldSchema, z.string()),
    capture: z.boolean(),
  })
  .openapi('PassRecord');
export type PassRecordView = z.infer<typeof passRecordSchema>;

const instantQuery = z.coerce.number().int().min(0).optional().openapi({ type: 'integer' });
export const recordFilter = z.object({
  from: instantQuery,
  to: instantQuery,
  outcome: outcome.optional(),
  /** A reason code, or a whole class of them: the part before the colon. */
  reason: z
    .string()
    .max(64)
    .regex(/^[a-z]+(?:-[a-z]+)*(?::[a-z]+(?:-[a-z]+)*)?$/)
    .optional(),
  lane: idSchema.optional(),
  person: idSchema.optional(),
});
export type RecordFilter = z.infer<typeof recordFilter>;
export const flowSchema = z
  .array(z.object({ minute: z.int(), granted: z.int(), denied: z.int(), refer: z.int() }))
  .openapi('Flow');

export const recordRoutes = {
  search: route({
    method: 'get',
    path: '/api/records',
    tags: ['records'],
    summary: 'Pass records, newest first',
    request: { query: pageQuery.extend(recordFilter.shape), headers: reasonHeader },
    responses: json(pageOf(passRecordSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/records/{id}',
    tags: ['records'],
    summary: 'One pass record',
    request: { params: idParams, headers: reasonHeader },
    responses: json(passRecordSchema),
  }),
  flow: route({
    method: 'get',
    path: '/api/flow',
    tags: ['records'],
    summary: 'Passages per minute',
    request: { query: z.object({ from: instantQuery, to: instantQuery }) },
    responses: json(flowSchema),
  }),
  exportCsv: route({
    method: 'get',
    path: '/api/records.csv',
    tags: ['records'],
    summary: 'Pass records as CSV',
    request: { query: recordFilter.extend(exportQuery.shape), headers: reasonHeader },
    responses: file('text/csv', 'UTF-8 with BOM, formulas neutralised'),
  }),
  exportXlsx: route({
    method: 'get',
    path: '/api/records.xlsx',
    tags: ['records'],
    summary: 'Pass records as XLSX',
    request: { query: recordFilter.extend(exportQuery.shape), headers: reasonHeader },
    responses: file(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'All cells are text',
    ),
  }),
  capture: route({
    method: 'get',
    path: '/api/records/{id}/capture',
    tags: ['records'],
    summary: 'The picture of a passage, when the duty collects it',
    request: { params: idParams, headers: reasonHeader },
    responses: file('image/jpeg', 'JPEG'),
  }),
  captures: route({
    method: 'get',
    path: '/api/captures',
    tags: ['records'],
    summary: 'Passages with a picture, newest first',
    request: { query: pageQuery, headers: reasonHeader },
    responses: json(
      pageOf(z.object({ record: z.string(), at: z.int(), lane: z.string(), expiresAt: z.int() })),
    ),
  }),
};
