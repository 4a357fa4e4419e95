import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import { alarmSeveritySchema } from './routes.ts';

const fields = {
  name: plainText(100),
  /** Below this nothing escalates. */
  from: alarmSeveritySchema,
  /** Subtrees for which it counts; null for all of the organisation. The narrowest rule that fits counts alone. */
  places: z.array(placeSchema).min(1).max(200).nullable(),
  /** Each counts from the one before; the first from when the alarm was raised. */
  steps: z
    .array(
      z.strictObject({
        afterMinutes: z.int().min(1).max(10_080),
        /** Channels that are told. */
        tell: z.array(rowIdSchema).min(1).max(20),
      }),
    )
    .min(1)
    .max(10),
  isActive: z.boolean(),
};

export const escalationRuleSchema = z
  .object({ id: z.string(), organisation: z.string(), ...fields })
  .openapi('EscalationRule');
export type EscalationRuleView = z.infer<typeof escalationRuleSchema>;

const one = z.object({ id: rowIdSchema });
const written = z.strictObject(fields);

export const escalationRoutes = {
  list: route({
    method: 'get',
    path: '/api/escalation-rules',
    tags: ['alarms'],
    summary: 'Who is told of an alarm of which nobody takes note',
    responses: json(z.object({ items: z.array(escalationRuleSchema) })),
  }),
  create: route({
    method: 'post',
    path: '/api/escalation-rules',
    tags: ['alarms'],
    summary: 'A new rule',
    request: { body: body(written.extend({ organisation: rowIdSchema.optional() })) },
    responses: json(escalationRuleSchema),
  }),
  replace: route({
    method: 'put',
    path: '/api/escalation-rules/{id}',
    tags: ['alarms'],
    summary: 'Write a rule anew',
    request: { params: one, body: body(written) },
    responses: json(escalationRuleSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/escalation-rules/{id}',
    tags: ['alarms'],
    summary: 'Remove a rule',
    request: { params: one },
    responses: nothing('Removed'),
  }),
};
