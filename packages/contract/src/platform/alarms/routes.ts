import { z } from '@hono/zod-openapi';
import { alarmSeverities } from '@vedette/domain';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { deviceIdSchema } from '../../link/identifiers.ts';
import { body, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

export const alarmPhaseSchema = z.enum(['open', 'acknowledged', 'cleared']);
export const alarmSeveritySchema = z.enum(alarmSeverities);

export const platformAlarmSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    severity: alarmSeveritySchema,
    phase: alarmPhaseSchema,
    /** Whether what raised it goes on. */
    isStanding: z.boolean(),
    assignee: z.string().nullable(),
    count: z.int(),
    level: z.int(),
    raisedAt: z.int(),
    lastRaisedAt: z.int(),
    site: placeSchema.nullable(),
    location: placeSchema.nullable(),
    device: z.string().nullable(),
    record: z.object({ id: z.string(), at: z.int() }).nullable(),
    figures: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('PlatformAlarm');
export type PlatformAlarmView = z.infer<typeof platformAlarmSchema>;

export const alarmStepSchema = z
  .object({
    number: z.int(),
    at: z.int(),
    kind: z.string(),
    by: z.string().nullable(),
    to: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('AlarmStep');

const one = z.object({ id: rowIdSchema });
const noted = z.strictObject({ note: plainText(500).nullable() });

export const platformAlarmRoutes = {
  list: route({
    method: 'get',
    path: '/api/alarms',
    tags: ['alarms'],
    summary: 'Alarms, those raised last first',
    request: {
      query: pageQuery.extend({
        /** Phases with commas between. */
        phases: z
          .string()
          .max(40)
          .regex(/^(?:open|acknowledged|cleared)(?:,(?:open|acknowledged|cleared))*$/)
          .optional(),
        severity: alarmSeveritySchema.optional(),
        kind: z
          .string()
          .max(64)
          .regex(/^[a-z][a-z0-9:-]*$/)
          .optional(),
        mine: z.enum(['true']).optional(),
        device: deviceIdSchema.optional(),
        /** A place; with all that lies in it. */
        place: z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' }),
      }),
    },
    responses: json(pageOf(platformAlarmSchema)),
  }),
  counts: route({
    method: 'get',
    path: '/api/alarms/counts',
    tags: ['alarms'],
    summary: 'How many alarms nobody has taken note of, by severity',
    responses: json(z.object({ info: z.int(), warning: z.int(), critical: z.int() })),
  }),
  get: route({
    method: 'get',
    path: '/api/alarms/{id}',
    tags: ['alarms'],
    summary: 'One alarm and what happened to it',
    request: { params: one },
    responses: json(z.object({ alarm: platformAlarmSchema, steps: z.array(alarmStepSchema) })),
  }),
  acknowledge: route({
    method: 'post',
    path: '/api/alarms/{id}/acknowledgement',
    tags: ['alarms'],
    summary: 'Take note of an alarm; the second who tries is told',
    request: { params: one, body: body(noted) },
    responses: json(platformAlarmSchema),
  }),
  assign: route({
    method: 'post',
    path: '/api/alarms/{id}/assignment',
    tags: ['alarms'],
    summary: 'Give an alarm to somebody, or to nobody',
    request: { params: one, body: body(noted.extend({ to: plainText(64).nullable() })) },
    responses: json(platformAlarmSchema),
  }),
  clear: route({
    method: 'post',
    path: '/api/alarms/{id}/clearing',
    tags: ['alarms'],
    summary: 'Put an alarm away whose cause is over',
    request: { params: one, body: body(noted) },
    responses: json(platformAlarmSchema),
  }),
  reopen: route({
    method: 'post',
    path: '/api/alarms/{id}/reopening',
    tags: ['alarms'],
    summary: 'Take an alarm up again',
    request: { params: one, body: body(noted) },
    responses: json(platformAlarmSchema),
  }),
};
