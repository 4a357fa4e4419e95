import { z } from '@hono/zod-openapi';
import { commandPhases } from '@vedette/domain';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { diagnosisItems } from '../../link/command.ts';
import { settingsSchema } from '../../link/config.ts';
import { deviceIdSchema } from '../../link/identifiers.ts';
import { body, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

const deviceState = z.enum(['quarantined', 'claimed', 'retired']);
const document = z.record(z.string(), z.unknown()).nullable();

export const deviceSchema = z
  .object({
    id: z.string(),
    state: deviceState,
    site: placeSchema.nullable(),
    createdAt: z.int(),
    claimedAt: z.int().nullable(),
    retiredAt: z.int().nullable(),
    /** Null for a device that was never there. */
    presence: z
      .object({
        isOnline: z.boolean(),
        over: z.string().nullable(),
        bornAt: z.int().nullable(),
        heardAt: z.int(),
        goneAt: z.int().nullable(),
        /** As the device told them: `BirthFacts` and `Health` of the device link. */
        facts: document,
        health: document,
      })
      .nullable(),
  })
  .openapi('Device');
export type DeviceView = z.infer<typeof deviceSchema>;

export const commandViewSchema = z
  .object({
    id: z.string(),
    device: z.string(),
    kind: z.string(),
    phase: z.enum(commandPhases),
    givenAt: z.int(),
    givenBy: z.string(),
    notAfter: z.int(),
    endedAt: z.int().nullable(),
    reason: z.string().nullable(),
    failure: z.string().nullable(),
    result: z.array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])])).nullable(),
  })
  .openapi('Command');
export type CommandView = z.infer<typeof commandViewSchema>;

const one = z.object({ id: deviceIdSchema });
const why = { reason: plainText(200).nullable() };
/** What an operator may ask of a sentinel; there is no shell. */
const newCommand = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open-lane'), lane: plainText(64), ...why }),
    z.strictObject({ kind: z.literal('identify'), ...why }),
    z.strictObject({ kind: z.literal('self-test'), ...why }),
    z.strictObject({
      kind: z.literal('diagnose'),
      items: z.array(z.enum(diagnosisItems)).min(1).max(diagnosisItems.length),
      ...why,
    }),
    z.strictObject({ kind: z.literal('sync-anew'), ...why }),
    z.strictObject({ kind: z.literal('restart'), ...why }),
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
        state: deviceState.optional(),
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
