import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { purposeSchema } from '../../link/sealing.ts';
import { keyDaySchema, shredCauses } from '../../link/shred.ts';
import { body, json, route } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

const day = keyDaySchema;
const span = {
  purpose: purposeSchema,
  /** The first day; null: from the beginning. */
  from: day.nullable(),
  /** The last day, included; null: without end. */
  through: day.nullable(),
};

/** The consent of the second person, from `POST /api/approvals`. */
const approval = rowIdSchema.optional();

export const holdViewSchema = z
  .object({
    ...span,
    id: z.string(),
    organisation: z.string(),
    reason: z.string(),
    setAt: z.int(),
    setBy: z.string(),
    setAgreedBy: z.string().nullable(),
    liftedAt: z.int().nullable(),
    liftedBy: z.string().nullable(),
    liftedAgreedBy: z.string().nullable(),
  })
  .openapi('RetentionHold');
export type HoldView = z.infer<typeof holdViewSchema>;

export const shredActSchema = z
  .object({
    ...span,
    id: z.string(),
    organisation: z.string(),
    /** Of one site alone. */
    site: placeSchema.nullable(),
    why: z.enum(shredCauses),
    at: z.int(),
    by: z.string(),
    agreedBy: z.string().nullable(),
    note: z.string(),
    /** Ed25519 by the platform, base64url. */
    signature: z.string(),
    /** Terminals that it is about; `offline` are those that have not carried it out and whose line is down. */
    terminals: z.object({ done: z.int(), pending: z.int(), waiting: z.int(), offline: z.int() }),
  })
  .openapi('ShredAct');
export type ShredActView = z.infer<typeof shredActSchema>;

/** Keys of one day: alive, dropped while the old epoch is still there, gone for good. */
const dayStateSchema = z.object({
  day,
  alive: z.int(),
  pending: z.int(),
  gone: z.int(),
  isHeld: z.boolean(),
});

export const purposeViewSchema = z
  .object({
    purpose: z.string(),
    state: z.enum(['alive', 'ended']),
    /** Longest period of the keys that are alive, in seconds; null without one. */
    keep: z.int().nullable(),
    /** Whether a duty in force serves it. */
    isOnDuty: z.boolean(),
    days: z.array(dayStateSchema),
    /** The act that ended it. */
    ended: z.string().nullable(),
  })
  .openapi('PurposeRetention');
export type PurposeView = z.infer<typeof purposeViewSchema>;

export const retentionSchema = z
  .object({
    /** Days that `days` reaches back. */
    since: day,
    /** Where the key-encryption key lies, and which epoch of it is in use, counted from the first. */
    custody: z.object({ kind: z.enum(['file', 'tpm', 'pkcs11']), epoch: z.int() }),
    purposes: z.array(purposeViewSchema),
    holds: z.array(holdViewSchema),
    acts: z.array(shredActSchema),
  })
  .openapi('Retention');
export type RetentionView = z.infer<typeof retentionSchema>;

export const purposeEndPreviewSchema = z
  .object({
    purpose: z.string(),
    /** Keys of days that die on the platform at once, and on how many days. */
    keys: z.int(),
    days: z.int(),
    captures: z.int(),
    devices: z.int(),
    offline: z.int(),
    /** Places at which a duty of that purpose is in force: it can be ended when there is none. */
    onDuty: z.array(placeSchema),
    /** Holds that keep part of it for now. */
    holds: z.array(holdViewSchema),
    /** The longest that a duty promised to keep any of it at least, in seconds: so long the last day stays. */
    leastKeep: z.int(),
    isEnded: z.boolean(),
  })
  .openapi('PurposeEndPreview');
export type PurposeEndPreview = z.infer<typeof purposeEndPreviewSchema>;

export const shredOnDeviceSchema = z
  .object({
    device: z.string(),
    site: placeSchema,
    /** `waiting`: it has not said anything of it yet. */
    state: z.enum(['waiting', 'pending', 'done']),
    why: z.string().nullable(),
    keys: z.int(),
    toldAt: z.int().nullable(),
    isOnline: z.boolean(),
    heardAt: z.int().nullable(),
  })
  .openapi('ShredOnDevice');
export type ShredOnDeviceView = z.infer<typeof shredOnDeviceSchema>;

const ofPurpose = z.object({ purpose: purposeSchema });
const organisation = z.object({ organisation: rowIdSchema.optional() });
const one = z.object({ id: rowIdSchema });

export const retentionRoutes = {
  overview: route({
    method: 'get',
    path: '/api/retention',
    tags: ['retention'],
    summary: 'For each purpose, what is alive, what has died, what is pending and why',
    request: { query: organisation },
    responses: json(retentionSchema),
  }),
  setHold: route({
    method: 'post',
    path: '/api/retention/holds',
    tags: ['retention'],
    summary: 'Have something kept that would be forgotten; two people',
    request: {
      query: organisation,
      body: body(z.strictObject({ ...span, reason: plainText(200), approval })),
    },
    responses: json(holdViewSchema),
  }),
  liftHold: route({
    method: 'post',
    path: '/api/retention/holds/{id}/end',
    tags: ['retention'],
    summary: 'End a hold; two people. What has had its time since is forgotten at once',
    request: { params: one, body: body(z.strictObject({ approval })) },
    responses: json(holdViewSchema),
  }),
  previewEnd: route({
    method: 'get',
    path: '/api/retention/purposes/{purpose}/end',
    tags: ['retention'],
    summary: 'What the end of a purpose would destroy, and what stands in its way',
    request: { params: ofPurpose, query: organisation },
    responses: json(purposeEndPreviewSchema),
  }),
  endPurpose: route({
    method: 'post',
    path: '/api/retention/purposes/{purpose}/end',
    tags: ['retention'],
    summary:
      'The purpose is over for good: everything that was collected for it dies, everywhere; two people',
    request: {
      params: ofPurpose,
      query: organisation,
      /** `confirm` is the purpose once more, as somebody typed it. */
      body: body(z.strictObject({ confirm: z.string().max(64), note: plainText(200), approval })),
    },
    responses: json(shredActSchema),
  }),
  onDevices: route({
    method: 'get',
    path: '/api/retention/acts/{id}/devices',
    tags: ['retention'],
    summary: 'Where an act has come to on each terminal',
    request: { params: one, query: pageQuery },
    responses: json(pageOf(shredOnDeviceSchema)),
  }),
};
