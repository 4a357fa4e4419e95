import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { alarmSeveritySchema } from '../alarms/routes.ts';
import { mailSchema, placeSchema, rowIdSchema } from '../people/person.ts';

export const eventTypes = [
  'alarm.raised',
  'alarm.changed',
  'alarm.escalated',
  'alarm.cleared',
  'channel.test',
] as const;
const channelKind = z.enum(['webhook', 'mail', 'wecom', 'dingtalk', 'feishu']);
const settings = {
  name: plainText(100),
  events: z.array(z.enum(eventTypes)).min(1).max(eventTypes.length),
  severity: alarmSeveritySchema,
  places: z.array(placeSchema).min(1).max(200).nullable(),
  language: z.enum(['zh-CN', 'en']),
  isActive: z.boolean(),
};
const url = z.url({ protocol: /^https?$/ }).max(1000);
/** Where a robot or receiver is; kept sealed, and never shown again. */
const secret = z.string().min(1).max(200);

export const channelSchema = z
  .object({
    ...settings,
    id: z.string(),
    kind: channelKind,
    events: z.array(z.string()),
    /** Enough to tell which it is. */
    host: z.string(),
    secretHint: z.string().nullable(),
    createdAt: z.int(),
    endedBy: z.string().nullable(),
  })
  .openapi('Channel');
export type ChannelView = z.infer<typeof channelSchema>;

const newChannel = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...settings, organisation: rowIdSchema.optional(), kind: z.literal('webhook'), url }),
    z.strictObject({
      ...settings,
      organisation: rowIdSchema.optional(),
      kind: z.literal('mail'),
      mail: mailSchema,
    }),
    ...(['wecom', 'dingtalk', 'feishu'] as const).map((kind) =>
      z.strictObject({
        ...settings,
        organisation: rowIdSchema.optional(),
        kind: z.literal(kind),
        url,
        secret: secret.nullable(),
      }),
    ),
  ])
  .openapi('NewChannel');

const deliveryState = z.enum(['waiting', 'delivered', 'failed', 'given-up']);
export const deliverySchema = z
  .object({
    id: z.string(),
    channel: z.string(),
    event: z.object({ id: z.string(), type: z.string(), at: z.int() }),
    state: deliveryState,
    attempts: z.int(),
    nextAt: z.int().nullable(),
    lastAt: z.int().nullable(),
    lastStatus: z.int().nullable(),
    lastFault: z.string().nullable(),
    createdAt: z.int(),
  })
  .openapi('Delivery');
export type DeliveryView = z.infer<typeof deliverySchema>;

/** What came of one attempt: `gone` when the receiver asked never to be called again. */
export const deliveryAttemptSchema = z
  .object({
    at: z.int(),
    outcome: z.enum(['delivered', 'gone', 'again']),
    status: z.int().nullable(),
    fault: z.string().nullable(),
  })
  .openapi('DeliveryAttempt');
export type DeliveryAttemptView = z.infer<typeof deliveryAttemptSchema>;

const one = z.object({ id: rowIdSchema });

export const integrationRoutes = {
  list: route({
    method: 'get',
    path: '/api/channels',
    tags: ['integrations'],
    summary: 'Where messages go: webhooks, mailboxes, robots of group chats',
    responses: json(z.object({ items: z.array(channelSchema) })),
  }),
  create: route({
    method: 'post',
    path: '/api/channels',
    tags: ['integrations'],
    summary: 'A new channel; the secret of a webhook is made here and shown once',
    request: { body: body(newChannel) },
    responses: json(z.object({ channel: channelSchema, secret: z.string().nullable() })),
  }),
  change: route({
    method: 'patch',
    path: '/api/channels/{id}',
    tags: ['integrations'],
    summary: 'What a channel is told, and whether it is on',
    request: { params: one, body: body(z.strictObject(settings).partial()) },
    responses: json(channelSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/channels/{id}',
    tags: ['integrations'],
    summary: 'Remove a channel with its deliveries',
    request: { params: one },
    responses: nothing('Removed'),
  }),
  test: route({
    method: 'post',
    path: '/api/channels/{id}/test',
    tags: ['integrations'],
    summary: 'Send a test message now',
    request: { params: one },
    responses: json(
      z.object({ isDelivered: z.boolean(), status: z.int().nullable(), fault: z.string().nullable() }),
    ),
  }),
  deliveries: route({
    method: 'get',
    path: '/api/channels/{id}/deliveries',
    tags: ['integrations'],
    summary: 'What was sent, newest first',
    request: { params: one, query: pageQuery },
    responses: json(pageOf(deliverySchema)),
  }),
  allDeliveries: route({
    method: 'get',
    path: '/api/deliveries',
    tags: ['integrations'],
    summary: 'What was sent by all channels, newest first',
    request: { query: pageQuery.extend({ state: deliveryState.optional() }) },
    responses: json(pageOf(deliverySchema)),
  }),
  delivery: route({
    method: 'get',
    path: '/api/deliveries/{id}',
    tags: ['integrations'],
    summary: 'One delivery, with what is sent and what came of its latest 50 attempts, newest first',
    request: { params: one },
    responses: json(
      z.object({ delivery: deliverySchema, data: z.unknown(), attempts: z.array(deliveryAttemptSchema) }),
    ),
  }),
  replay: route({
    method: 'post',
    path: '/api/deliveries/{id}/replay',
    tags: ['integrations'],
    summary: 'Send a delivery once more',
    request: { params: one },
    responses: json(deliverySchema),
  }),
};
