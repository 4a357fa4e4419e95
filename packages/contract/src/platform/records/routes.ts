import { z } from '@hono/zod-openapi';
import { completions, directions } from '@vedette/domain';
import { exportQuery, pageOf, pageQuery } from '../../common.ts';
import { file, json, route } from '../../route.ts';
import { timeZoneSchema } from '../locations/routes.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

const outcome = z.enum(['granted', 'denied', 'refer']);
const instantQuery = z.coerce.number().int().min(0).openapi({ type: 'integer' });
const placeQuery = z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' });

/** A passage without personal information: what is sealed stays sealed here. */
export const platformRecordSchema = z
  .object({
    id: z.string(),
    occurredAt: z.int(),
    receivedAt: z.int(),
    site: placeSchema,
    location: placeSchema,
    device: z.string(),
    lane: z.string(),
    direction: z.enum(directions),
    duty: z.string(),
    dutyVersion: z.int(),
    purpose: z.string(),
    outcome,
    reasons: z.array(z.string()),
    notices: z.array(z.string()),
    by: z.array(z.string()),
    manual: z.boolean(),
    completion: z.enum(completions).nullable(),
    /** Whether there is something sealed that a duty lets somebody open. */
    hasBody: z.boolean(),
  })
  .openapi('PlatformRecord');
export type PlatformRecordView = z.infer<typeof platformRecordSchema>;

/** At most 31 days between `from` and `to`. */
export const platformRecordFilter = z.object({
  from: instantQuery,
  to: instantQuery,
  /** A place; with all that lies in it. */
  place: placeQuery,
  direction: z.enum(directions).optional(),
  outcome: outcome.optional(),
  reason: z
    .string()
    .max(64)
    .regex(/^[a-z]+(?:-[a-z]+)*(?::[a-z]+(?:-[a-z]+)*)?$/)
    .optional(),
});
export type PlatformRecordFilterInput = z.infer<typeof platformRecordFilter>;

export const flowCountSchema = z
  .object({
    site: placeSchema.nullable(),
    lane: placeSchema.nullable(),
    at: z.int(),
    direction: z.enum(directions),
    outcome,
    count: z.int(),
    notTaken: z.int(),
  })
  .openapi('FlowCount');
export type FlowCountView = z.infer<typeof flowCountSchema>;

/** The id of what a second person has agreed to, where the organisation wants two for an export. */
const approvalHeader = z.object({ 'vedette-approval': rowIdSchema.optional() });

export const platformRecordRoutes = {
  search: route({
    method: 'get',
    path: '/api/records',
    tags: ['records'],
    summary: 'Pass records of a time and a place, newest first',
    request: { query: pageQuery.extend(platformRecordFilter.shape) },
    responses: json(pageOf(platformRecordSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/records/{site}/{at}/{id}',
    tags: ['records'],
    summary: 'One pass record',
    request: {
      params: z.object({
        site: z.coerce.number().pipe(placeSchema).openapi({ type: 'integer' }),
        at: instantQuery,
        id: rowIdSchema,
      }),
    },
    responses: json(platformRecordSchema),
  }),
  flow: route({
    method: 'get',
    path: '/api/flow',
    tags: ['flow'],
    summary: 'Passages by site, lane, direction and outcome, summed by minute, hour or day',
    request: {
      query: z.object({
        from: instantQuery,
        to: instantQuery,
        place: placeQuery,
        step: z.enum(['minute', 'hour', 'day']).default('minute'),
        by: z.enum(['lane', 'site', 'all']).default('site'),
        timeZone: timeZoneSchema.optional(),
      }),
    },
    responses: json(z.object({ items: z.array(flowCountSchema) })),
  }),
  exportCsv: route({
    method: 'get',
    path: '/api/records.csv',
    tags: ['records'],
    summary: 'Pass records as CSV, without what is sealed',
    request: { headers: approvalHeader, query: platformRecordFilter.extend(exportQuery.shape) },
    responses: file('text/csv', 'UTF-8 with BOM, formulas neutralised'),
  }),
  exportXlsx: route({
    method: 'get',
    path: '/api/records.xlsx',
    tags: ['records'],
    summary: 'Pass records as XLSX, without what is sealed; 20,000 rows at most, CSV takes any number',
    request: { headers: approvalHeader, query: platformRecordFilter.extend(exportQuery.shape) },
    responses: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Headings and rows'),
  }),
  exportNdjson: route({
    method: 'get',
    path: '/api/records.ndjson',
    tags: ['records'],
    summary: 'Pass records, one JSON object a line, without what is sealed',
    request: { headers: approvalHeader, query: platformRecordFilter },
    responses: file('application/x-ndjson', 'One PlatformRecord a line'),
  }),
};
