import { z } from '@hono/zod-openapi';
import { idParams, pageOf, pageQuery, plainText } from '../common.ts';
import { body, json, route } from '../route.ts';

export const alarmSchema = z
  .object({
    id: z.string(),
    at: z.int(),
    /** A reason code, or one of the device's own: forced, held-open, fire, storage, clock, camera, driver, help. */
    kind: z.string(),
    severity: z.enum(['info', 'warning', 'critical']),
    lane: z.string().nullable(),
    record: z.string().nullable(),
    acknowledgedAt: z.int().nullable(),
    acknowledgedBy: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('Alarm');
export type Alarm = z.infer<typeof alarmSchema>;

export const alarmRoutes = {
  list: route({
    method: 'get',
    path: '/api/alarms',
    tags: ['alarms'],
    summary: 'Alarms, newest first',
    request: { query: pageQuery.extend({ open: z.enum(['true', 'false']).optional() }) },
    responses: json(pageOf(alarmSchema)),
  }),
  acknowledge: route({
    method: 'post',
    path: '/api/alarms/{id}/acknowledgement',
    tags: ['alarms'],
    summary: 'Acknowledge an alarm, with a note',
    request: { params: idParams, body: body(z.strictObject({ note: plainText(500).nullable() })) },
    responses: json(alarmSchema),
  }),
};
