import { z } from '@hono/zod-openapi';
import { idParams } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { holidaySchema, scheduleSchema } from '../../routes/schedules.ts';
import { ofOrganisationQuery as query } from './duties.ts';

const scheduleFields = scheduleSchema.omit({ id: true }).strict();

export const platformScheduleRoutes = {
  list: route({
    method: 'get',
    path: '/api/schedules',
    tags: ['duties'],
    summary: 'Weekly schedules of the organisation',
    request: { query },
    responses: json(z.array(scheduleSchema)),
  }),
  put: route({
    method: 'put',
    path: '/api/schedules/{id}',
    tags: ['duties'],
    summary: 'Create or replace a schedule; the sites whose duty names it are told',
    request: { params: idParams, query, body: body(scheduleFields) },
    responses: json(scheduleSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/schedules/{id}',
    tags: ['duties'],
    summary: 'Remove a schedule that no duty in force names',
    request: { params: idParams, query },
    responses: nothing(),
  }),
  holidays: route({
    method: 'get',
    path: '/api/holidays',
    tags: ['duties'],
    summary: 'Holidays and make-up workdays of the organisation',
    request: { query },
    responses: json(z.array(holidaySchema)),
  }),
  putHolidays: route({
    method: 'put',
    path: '/api/holidays',
    tags: ['duties'],
    summary: 'Replace the holiday calendar',
    request: { query, body: body(z.array(holidaySchema).max(2000)) },
    responses: json(z.array(holidaySchema)),
  }),
};
