import { z } from '@hono/zod-openapi';
import { retirementPhases } from '@vedette/domain';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { deviceIdSchema } from '../../link/identifiers.ts';
import { erasureReportSchema } from '../../link/retire.ts';
import { body, file, json, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';
import {
  retirementBatchSchema,
  retirementDetailSchema,
  retirementSchema,
  searchKitSchema,
} from './retirement.ts';

const one = z.object({ id: rowIdSchema });
const tags = ['retirement'];

export const retirementRoutes = {
  open: route({
    method: 'post',
    path: '/api/retirements',
    tags,
    summary: 'Take sentinels out of service: nothing is lost before a second person agrees',
    request: {
      body: body(
        z.strictObject({
          devices: z.array(deviceIdSchema).min(1).max(5_000),
          reason: plainText(200),
        }),
      ),
    },
    responses: json(z.object({ batch: z.string(), devices: z.int() })),
  }),
  list: route({
    method: 'get',
    path: '/api/retirements',
    tags,
    summary: 'Retirements in reach, the newest first',
    request: {
      query: pageQuery.extend({
        phase: z.enum(retirementPhases).optional(),
        batch: rowIdSchema.optional(),
        device: deviceIdSchema.optional(),
      }),
    },
    responses: json(pageOf(retirementSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/retirements/{id}',
    tags,
    summary: 'One retirement, with what was held, done and found',
    request: { params: one },
    responses: json(retirementDetailSchema),
  }),
  batch: route({
    method: 'get',
    path: '/api/retirement-batches/{id}',
    tags,
    summary: 'What came of a batch: certificates under one root, and who was not reached',
    request: { params: one },
    responses: json(retirementBatchSchema),
  }),
  look: route({
    method: 'post',
    path: '/api/retirements/{id}/look',
    tags,
    summary: 'Ask again whether a hold or a least period stands against it',
    request: { params: one },
    responses: json(retirementSchema),
  }),
  backup: route({
    method: 'post',
    path: '/api/retirements/{id}/backup',
    tags,
    summary: 'A copy of what the platform holds of the device, sealed to its owner’s age recipient',
    request: {
      params: one,
      body: body(z.strictObject({ recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/) })),
    },
    responses: file('application/octet-stream', 'An age file'),
  }),
  declineBackup: route({
    method: 'post',
    path: '/api/retirements/{id}/backup-declined',
    tags,
    summary: 'Go on without a copy',
    request: { params: one },
    responses: json(retirementSchema),
  }),
  approve: route({
    method: 'post',
    path: '/api/retirements/{id}/approval',
    tags,
    summary: 'The second person agrees: the keeper’s shares are destroyed at once',
    request: { params: one },
    responses: json(retirementSchema),
  }),
  withdraw: route({
    method: 'post',
    path: '/api/retirements/{id}/withdrawal',
    tags,
    summary: 'Think again, while nothing is lost',
    request: { params: one },
    responses: json(retirementSchema),
  }),
  validate: route({
    method: 'post',
    path: '/api/retirements/{id}/validation',
    tags,
    summary: 'A third person finds the evidence enough, or not; enough, it is certified',
    request: {
      params: one,
      body: body(z.strictObject({ isAdequate: z.boolean(), note: plainText(200).nullable() })),
    },
    responses: json(retirementSchema),
  }),
  giveUp: route({
    method: 'post',
    path: '/api/retirements/{id}/remote-certificate',
    tags,
    summary: 'Certify of a device that nobody reaches what was done from afar, with what that rests on',
    request: { params: one },
    responses: json(retirementSchema),
  }),
  retry: route({
    method: 'post',
    path: '/api/retirements/{id}/retry',
    tags,
    summary: 'Begin anew after a failure, or with a device that has come back',
    request: { params: one },
    responses: json(retirementSchema),
  }),
  report: route({
    method: 'post',
    path: '/api/retirements/{id}/reports',
    tags,
    summary: 'What a bench did to a medium of the device, and found on it',
    request: { params: one, body: body(z.strictObject({ report: erasureReportSchema })) },
    responses: json(retirementSchema),
  }),
  kit: route({
    method: 'get',
    path: '/api/retirements/{id}/search-kit',
    tags,
    summary: 'What a bench looks for on the device’s media: no personal information and no key',
    request: { params: one },
    responses: json(searchKitSchema),
  }),
  declineBatch: route({
    method: 'post',
    path: '/api/retirement-batches/{id}/backup-declined',
    tags,
    summary: 'Go on without copies of any device of the batch',
    request: { params: one },
    responses: json(retirementBatchSchema),
  }),
  approveBatch: route({
    method: 'post',
    path: '/api/retirement-batches/{id}/approval',
    tags,
    summary: 'The second person agrees to every device of the batch that waits for it',
    request: { params: one },
    responses: json(retirementBatchSchema),
  }),
};
