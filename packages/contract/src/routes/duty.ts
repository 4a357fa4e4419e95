import { z } from '@hono/zod-openapi';
import { plainText } from '../common.ts';
import { dutyProblemSchema, dutySchema, dutyVersionSchema } from '../duty.ts';
import { body, json, route } from '../route.ts';

export const dutyRoutes = {
  current: route({
    method: 'get',
    path: '/api/duty',
    tags: ['duty'],
    summary: 'The duty in force',
    responses: json(dutyVersionSchema),
  }),
  presets: route({
    method: 'get',
    path: '/api/duty/presets',
    tags: ['duty'],
    summary: 'Ready duties to start from',
    responses: json(z.array(dutySchema)),
  }),
  history: route({
    method: 'get',
    path: '/api/duty/history',
    tags: ['duty'],
    summary: 'Every duty that was in force, newest first',
    responses: json(z.array(dutyVersionSchema)),
  }),
  check: route({
    method: 'post',
    path: '/api/duty/check',
    tags: ['duty'],
    summary: 'What is wrong with a duty, without putting it in force',
    request: { body: body(z.unknown()) },
    responses: json(z.object({ problems: z.array(dutyProblemSchema) })),
  }),
  put: route({
    method: 'put',
    path: '/api/duty',
    tags: ['duty'],
    summary: 'Put a duty in force; its version is set by the terminal',
    request: { body: body(z.strictObject({ duty: dutySchema, note: plainText(200) })) },
    responses: json(dutyVersionSchema),
  }),
};
