import { z } from '@hono/zod-openapi';
import { collectableFields, dutyProblemCodes } from '@vedette/domain';
import { idSchema, instantSchema, plainText, roleSchema } from '../../common.ts';
import { dutyProblemSchema, dutySchema } from '../../duty.ts';
import { body, json, nothing, route } from '../../route.ts';
import { onePlace } from '../locations/one-place.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

/** Whose duties; the caller's own organisation when absent. */
export const ofOrganisationQuery = z.object({ organisation: rowIdSchema.optional() });
const note = plainText(200);
const editionSchema = z.strictObject({ duty: idSchema, version: z.int().min(1) });

/** A duty as somebody wrote it down; a version never changes. */
export const platformDutySchema = z
  .object({
    organisation: z.string(),
    duty: dutySchema,
    at: z.int(),
    by: z.string(),
    note: z.string(),
    /** The places at which this version is on duty. */
    places: z.array(placeSchema),
  })
  .openapi('PlatformDuty');
export type PlatformDutyView = z.infer<typeof platformDutySchema>;

export const dutyPlaceSchema = z
  .object({
    place: placeSchema,
    organisation: z.string(),
    duty: z.string(),
    version: z.int(),
    at: z.int(),
    by: z.string(),
    note: z.string(),
  })
  .openapi('DutyPlace');
export type DutyPlaceView = z.infer<typeof dutyPlaceSchema>;

const keptFieldSchema = z.object({
  field: z.enum(collectableFields),
  /** Against what is on duty at the place now. */
  change: z.enum(['added', 'removed', 'kept']),
  maxKeep: z.string().nullable(),
  /** How long it is kept by what is on duty now; null where it is not. */
  before: z.string().nullable(),
  visibleTo: z.array(roleSchema),
});

/** What would follow from a duty at a place, before anybody puts it there. */
export const dutyPreviewSchema = z
  .object({
    sites: z.int(),
    terminals: z.int(),
    problems: z.array(dutyProblemSchema.extend({ code: z.enum([...dutyProblemCodes, 'input-invalid']) })),
    fields: z.array(keptFieldSchema),
    /** In seconds: a key of its own for each, every day. */
    periods: z.array(z.int()),
    alarms: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
    asksForFace: z.boolean(),
    /** What the platform has on duty there now, each version once; empty where terminals follow their own. */
    now: z.array(z.object({ duty: z.string(), version: z.int() })),
  })
  .openapi('DutyPreview');
export type DutyPreviewView = z.infer<typeof dutyPreviewSchema>;

export const terminalDutySchema = z
  .object({
    device: z.string(),
    site: placeSchema,
    given: editionSchema.nullable(),
    inForce: editionSchema.nullable(),
    /** `own`: the platform gives none; `behind`: it has not been taken yet; `refused`: and it will not be. */
    state: z.enum(['follows', 'behind', 'refused', 'own']),
    rejected: z.array(z.object({ key: z.string(), fault: z.string() })),
    toldAt: z.int().nullable(),
  })
  .openapi('TerminalDuty');
export type TerminalDutyView = z.infer<typeof terminalDutySchema>;

export const platformDutyRoutes = {
  list: route({
    method: 'get',
    path: '/api/duties',
    tags: ['duties'],
    summary: 'Duties, the newest version of each',
    responses: json(z.object({ items: z.array(platformDutySchema) })),
  }),
  presets: route({
    method: 'get',
    path: '/api/duty-presets',
    tags: ['duties'],
    summary: 'Ready duties to start from',
    responses: json(z.object({ items: z.array(dutySchema) })),
  }),
  check: route({
    method: 'post',
    path: '/api/duties/check',
    tags: ['duties'],
    summary: 'What is wrong with a duty, without keeping it',
    request: { body: body(z.unknown()) },
    responses: json(z.object({ problems: z.array(dutyProblemSchema) })),
  }),
  add: route({
    method: 'post',
    path: '/api/duties',
    tags: ['duties'],
    summary:
      'Write down a duty; its version is given by the platform, and nothing follows it until it is on duty',
    request: { query: ofOrganisationQuery, body: body(z.strictObject({ duty: dutySchema, note })) },
    responses: json(platformDutySchema),
  }),
  versions: route({
    method: 'get',
    path: '/api/duties/{id}/versions',
    tags: ['duties'],
    summary: 'Every version of a duty, newest first: who wrote it, when and why',
    request: { params: z.object({ id: idSchema }), query: ofOrganisationQuery },
    responses: json(z.object({ items: z.array(platformDutySchema) })),
  }),
  places: route({
    method: 'get',
    path: '/api/duty-places',
    tags: ['duties'],
    summary: 'Which duty is on at which places; what lies below follows, unless it has one of its own',
    responses: json(z.object({ items: z.array(dutyPlaceSchema) })),
  }),
  preview: route({
    method: 'post',
    path: '/api/duty-places/{id}/preview',
    tags: ['duties'],
    summary: 'What would follow from a duty at a place',
    request: { params: onePlace, body: body(z.strictObject({ duty: dutySchema })) },
    responses: json(dutyPreviewSchema),
  }),
  assign: route({
    method: 'put',
    path: '/api/duty-places/{id}',
    tags: ['duties'],
    summary: 'Put a duty on at a place; terminals take it at once',
    request: {
      params: onePlace,
      body: body(z.strictObject({ ...editionSchema.shape, note })),
    },
    responses: json(dutyPlaceSchema),
  }),
  withdraw: route({
    method: 'delete',
    path: '/api/duty-places/{id}',
    tags: ['duties'],
    summary: 'Let a place follow the one above it again',
    request: { params: onePlace, query: z.object({ note: note.optional() }) },
    responses: nothing('Withdrawn'),
  }),
  placeHistory: route({
    method: 'get',
    path: '/api/duty-places/{id}/history',
    tags: ['duties'],
    summary: 'What was on duty at a place, newest first: by whom, when and why',
    request: { params: onePlace },
    responses: json(
      z.object({
        items: z.array(
          z.object({
            at: instantSchema,
            by: z.string(),
            note: z.string(),
            duty: z.string().nullable(),
            version: z.int().nullable(),
          }),
        ),
      }),
    ),
  }),
  terminals: route({
    method: 'get',
    path: '/api/duty-terminals',
    tags: ['duties'],
    summary: 'What each terminal follows, and which rules it refused',
    request: {
      query: z.object({ place: z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' }) }),
    },
    responses: json(z.object({ items: z.array(terminalDutySchema) })),
  }),
};
