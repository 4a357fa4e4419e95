import { z } from '@hono/zod-openapi';
import { idParams, idSchema, plainText } from '../common.ts';
import { body, json, nothing, route } from '../route.ts';

const interval = z
  .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine((i) => i.from < i.to, 'from must lie before to');
const day = z.array(interval).max(12);
const scheduleFields = z.strictObject({
  name: plainText(80),
  week: z.tuple([day, day, day, day, day, day, day]),
  holiday: day,
});
export const scheduleSchema = z.object({ id: idSchema, ...scheduleFields.shape }).openapi('Schedule');
export type ScheduleView = z.infer<typeof scheduleSchema>;

const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
export const holidaySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ date: z.iso.date(), kind: z.literal('holiday') }),
    z.strictObject({ date: z.iso.date(), kind: z.literal('workday'), as: weekday }),
  ])
  .openapi('Holiday');
export type HolidayView = z.infer<typeof holidaySchema>;

export const scheduleRoutes = {
  list: route({
    method: 'get',
    path: '/api/schedules',
    tags: ['schedules'],
    summary: 'Weekly schedules',
    responses: json(z.array(scheduleSchema)),
  }),
  put: route({
    method: 'put',
    path: '/api/schedules/{id}',
    tags: ['schedules'],
    summary: 'Create or replace a schedule',
    request: { params: idParams, body: body(scheduleFields) },
    responses: json(scheduleSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/schedules/{id}',
    tags: ['schedules'],
    summary: 'Remove a schedule that no duty needs',
    request: { params: idParams },
    responses: nothing(),
  }),
  holidays: route({
    method: 'get',
    path: '/api/holidays',
    tags: ['schedules'],
    summary: 'Holidays and make-up workdays',
    responses: json(z.array(holidaySchema)),
  }),
  putHolidays: route({
    method: 'put',
    path: '/api/holidays',
    tags: ['schedules'],
    summary: 'Replace the holiday calendar',
    request: { body: body(z.array(holidaySchema).max(2000)) },
    responses: json(z.array(holidaySchema)),
  }),
};
