import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { diagnosisItems } from '../../link/command.ts';
import { settingsSchema } from '../../link/config.ts';
import { deviceIdSchema } from '../../link/identifiers.ts';
import { body, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import {
  commandViewSchema,
  deviceCountsSchema,
  deviceEventSchema,
  deviceSchema,
  deviceStateSchema,
  effectiveSettingsSchema,
  quarantinedDeviceSchema,
  tombstoneSchema,
} from './device.ts';

const one = z.object({ id: deviceIdSchema });
const why = { reason: plainText(200).nullable() };
/** What an operator may ask of many sentinels at once; a lane is opened one at a time. */
export const fleetCommands = [
  z.strictObject({ kind: z.literal('identify'), ...why }),
  z.strictObject({ kind: z.literal('self-test'), ...why }),
  z.strictObject({
    kind: z.literal('diagnose'),
    items: z.array(z.enum(diagnosisItems)).min(1).max(diagnosisItems.length),
    ...why,
  }),
  z.strictObject({ kind: z.literal('sync-anew'), ...why }),
  z.strictObject({ kind: z.literal('restart'), ...why }),
] as const;
/** What an operator may ask of a sentinel; there is no shell. */
const newCommand = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open-lane'), lane: plainText(64), ...why }),
    ...fleetCommands,
  ])
  .openapi('NewCommand');

export const deviceRoutes = {
  list: route({
    method: 'get',
    path: '/api/devices',
    tags: ['devices'],
    summary: 'Sentinels in reach, the newest first',
    request: {
      query: pageQuery.extend({
        state: deviceStateSchema.optional(),
        /** Those of this group; `none`: of no group. */
        group: z.union([rowIdSchema, z.literal('none')]).optional(),
        /** The beginning of its number, or a part of its model or serial number. */
        text: plainText(64).optional(),
        online: z.enum(['true', 'false']).optional(),
        site: z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' }),
      }),
    },
    responses: json(pageOf(deviceSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/devices/{id}',
    tags: ['devices'],
    summary: 'One sentinel',
    request: { params: one },
    responses: json(deviceSchema),
  }),
  counts: route({
    method: 'get',
    path: '/api/device-counts',
    tags: ['devices'],
    summary: 'How many sentinels in reach are there and how many are not',
    responses: json(deviceCountsSchema),
  }),
  quarantine: route({
    method: 'get',
    path: '/api/device-quarantine',
    tags: ['devices'],
    summary:
      'Devices that nobody has claimed, for whoever looks after the whole platform; the last heard first',
    request: { query: pageQuery },
    responses: json(pageOf(quarantinedDeviceSchema)),
  }),
  tombstones: route({
    method: 'get',
    path: '/api/device-tombstones',
    tags: ['devices'],
    summary: 'Retired sentinels, the last first; none of their keys ever comes back',
    request: { query: pageQuery },
    responses: json(pageOf(tombstoneSchema)),
  }),
  events: route({
    method: 'get',
    path: '/api/devices/{id}/events',
    tags: ['devices'],
    summary: 'What happened to a sentinel, newest first',
    request: { params: one, query: pageQuery },
    responses: json(pageOf(deviceEventSchema)),
  }),
  effective: route({
    method: 'get',
    path: '/api/devices/{id}/settings',
    tags: ['devices'],
    summary: 'What a sentinel is to be set to, where each value comes from, and what it said to it',
    request: { params: one },
    responses: json(effectiveSettingsSchema),
  }),
  claim: route({
    method: 'post',
    path: '/api/devices/{id}/claim',
    tags: ['devices'],
    summary: 'Claim a sentinel for a site, by the code that its screen shows',
    request: {
      params: one,
      body: body(z.strictObject({ site: placeSchema, code: z.string().min(8).max(20) })),
    },
    responses: json(deviceSchema),
  }),
  retire: route({
    method: 'post',
    path: '/api/devices/{id}/retirement',
    tags: ['devices'],
    summary: 'Take a sentinel out of service for ever: its key never comes back',
    request: { params: one, body: body(z.strictObject({ reason: plainText(200) })) },
    responses: json(deviceSchema),
  }),
  voucher: route({
    method: 'post',
    path: '/api/device-vouchers',
    tags: ['devices'],
    summary: 'A voucher that claims many sentinels for a site; shown once',
    request: {
      body: body(
        z.strictObject({
          site: placeSchema,
          uses: z.int().min(1).max(10_000),
          /** Hours for which it is good. */
          hours: z.int().min(1).max(720),
        }),
      ),
    },
    responses: json(z.object({ voucher: z.string(), expiresAt: z.int() })),
  }),
  settings: route({
    method: 'put',
    path: '/api/devices/{id}/settings',
    tags: ['devices'],
    summary: 'What the sentinel is to be set to; it reports what it did not apply',
    request: { params: one, body: body(z.strictObject({ settings: settingsSchema })) },
    responses: json(z.object({ version: z.int() })),
  }),
  command: route({
    method: 'post',
    path: '/api/devices/{id}/commands',
    tags: ['devices'],
    summary: 'Tell a sentinel to do something; opening a lane lives ten seconds and happens at most once',
    request: { params: one, body: body(newCommand) },
    responses: json(commandViewSchema),
  }),
  commands: route({
    method: 'get',
    path: '/api/commands',
    tags: ['devices'],
    summary: 'Commands and what became of them, newest first',
    request: { query: pageQuery.extend({ device: deviceIdSchema.optional() }) },
    responses: json(pageOf(commandViewSchema)),
  }),
  oneCommand: route({
    method: 'get',
    path: '/api/commands/{id}',
    tags: ['devices'],
    summary: 'One command',
    request: { params: z.object({ id: rowIdSchema }) },
    responses: json(commandViewSchema),
  }),
};
