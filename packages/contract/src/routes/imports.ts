import { z } from '@hono/zod-openapi';
import { errorCodes } from '@vedette/domain';
import { idParams, reasonHeader } from '../common.ts';
import { json, nothing, route, upload } from '../route.ts';

export const importFileSchema = z.object({
  file: z.string(),
  outcome: z.enum(['enrolled', 'refused', 'skipped']),
  code: z.enum(errorCodes).nullable(),
  personId: z.string().nullable(),
});
export const importJobSchema = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'failed', 'cancelled']),
    total: z.int(),
    done: z.int(),
    enrolled: z.int(),
    refused: z.int(),
    startedAt: z.int(),
    endedAt: z.int().nullable(),
    code: z.enum(errorCodes).nullable(),
  })
  .openapi('ImportJob');
export type ImportJob = z.infer<typeof importJobSchema>;
export const importReportSchema = importJobSchema
  .extend({ files: z.array(importFileSchema) })
  .openapi('ImportReport');
export type ImportReport = z.infer<typeof importReportSchema>;

export const importRoutes = {
  start: route({
    method: 'post',
    path: '/api/imports',
    tags: ['people'],
    summary: 'Enrol many people from a ZIP of photographs; each file is named after its person',
    request: { body: upload('application/zip') },
    responses: json(importJobSchema),
  }),
  list: route({
    method: 'get',
    path: '/api/imports',
    tags: ['people'],
    summary: 'Imports since the last start',
    responses: json(z.array(importJobSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/imports/{id}',
    tags: ['people'],
    summary: 'One import with its report for each file',
    request: { params: idParams, headers: reasonHeader },
    responses: json(importReportSchema),
  }),
  cancel: route({
    method: 'delete',
    path: '/api/imports/{id}',
    tags: ['people'],
    summary: 'Stop an import; who is enrolled stays enrolled',
    request: { params: idParams },
    responses: nothing(),
  }),
};
