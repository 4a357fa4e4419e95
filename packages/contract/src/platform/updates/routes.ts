import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, plainText } from '../../common.ts';
import { contentHashSchema } from '../../link/identifiers.ts';
import { body, json, route, upload } from '../../route.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';

/** A whole release, and a signed document of the repository. */
export const updateLimits = { release: 512 * 1024 * 1024, metadata: 200 * 1024 } as const;
export const releaseVersionSchema = z
  .string()
  .max(40)
  .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.]{1,20})?$/);

/** The repository of releases (TUF): who signs what, and until when it is good. */
export const updateRepositorySchema = z
  .object({
    /** Null before the first root was taken. */
    root: z
      .object({ version: z.int(), expiresAt: z.int(), keyIds: z.array(z.string()), threshold: z.int() })
      .nullable(),
    targets: z.object({ version: z.int(), expiresAt: z.int() }).nullable(),
    timestamp: z.object({ version: z.int(), expiresAt: z.int() }).nullable(),
    /** The key by which this platform signs snapshots and timestamps: to be named in the root. Ed25519, hexadecimal. */
    onlineKey: z.string(),
  })
  .openapi('UpdateRepository');
export type UpdateRepositoryView = z.infer<typeof updateRepositorySchema>;

export const releaseSchema = z
  .object({
    /** SHA-256 of its archive. */
    hash: z.string(),
    version: z.string(),
    length: z.int(),
    note: z.string().nullable(),
    /** Null while it is named but its archive is not here yet. */
    uploadedAt: z.int().nullable(),
    /** Whether the newest signed targets still name it: what they do not name no sentinel installs. */
    isNamed: z.boolean(),
    /** How many sentinels in reach run it. */
    running: z.int(),
  })
  .openapi('Release');
export type ReleaseView = z.infer<typeof releaseSchema>;

export const rolloutPhases = ['running', 'paused', 'stopped', 'done'] as const;
export const rolloutStates = [
  'waiting',
  'told',
  'installed',
  'trying',
  'good',
  'failed',
  'late',
  'cancelled',
] as const;
const share = z.number().gt(0).max(1);

export const rolloutSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['forward', 'back']),
    version: z.string(),
    hash: z.string(),
    phase: z.enum(rolloutPhases),
    /** Why it stopped by itself. */
    stoppedBy: z.enum(['failures', 'operator']).nullable(),
    group: z.string().nullable(),
    place: placeSchema.nullable(),
    /** Shares of the sentinels, ascending, the last one 1: the first is the canary. */
    stages: z.array(share),
    /** The stage that goes on, from 0. */
    stage: z.int(),
    /** It stops when more of those that ended have failed. */
    failureLimit: z.number(),
    createdAt: z.int(),
    createdBy: z.string(),
    endedAt: z.int().nullable(),
    counts: z.record(z.enum(rolloutStates), z.int()),
  })
  .openapi('Rollout');
export type RolloutView = z.infer<typeof rolloutSchema>;

export const rolloutDeviceSchema = z
  .object({
    device: z.string(),
    stage: z.int(),
    state: z.enum(rolloutStates),
    /** What it ran before. */
    from: z.string().nullable(),
    since: z.int(),
    /** Of a failed one: a failure of its command, `fell-back`, … */
    failure: z.string().nullable(),
  })
  .openapi('RolloutDevice');
export type RolloutDeviceView = z.infer<typeof rolloutDeviceSchema>;

const newRollout = z
  .strictObject({
    hash: contentHashSchema,
    scope: z.union([z.strictObject({ group: rowIdSchema }), z.strictObject({ place: placeSchema })]),
    stages: z.array(share).min(1).max(10),
    failureLimit: z.number().min(0).max(1),
    /** Minutes a sentinel has to become good before it counts as late; those that are offline have as long. */
    patienceMinutes: z.int().min(5).max(43_200).default(1440),
  })
  .openapi('NewRollout');

const one = z.object({ id: rowIdSchema });
const why = z.strictObject({ reason: plainText(200) });

export const updateRoutes = {
  repository: route({
    method: 'get',
    path: '/api/updates/repository',
    tags: ['updates'],
    summary: 'Whose signatures releases need, and until when they are good',
    responses: json(updateRepositorySchema),
  }),
  putRoot: route({
    method: 'put',
    path: '/api/updates/root',
    tags: ['updates'],
    summary: 'The first signed root, or the one after the last; signed off-line',
    request: { body: upload('application/octet-stream') },
    responses: json(updateRepositorySchema),
  }),
  putTargets: route({
    method: 'put',
    path: '/api/updates/targets',
    tags: ['updates'],
    summary: 'The signed list of releases; every archive that it names must be here already',
    request: { body: upload('application/octet-stream') },
    responses: json(updateRepositorySchema),
  }),
  putRelease: route({
    method: 'put',
    path: '/api/updates/archives/{hash}',
    tags: ['updates'],
    summary: 'The archive of a release, which must be what its hash says',
    request: { params: z.object({ hash: contentHashSchema }), body: upload('application/zip') },
    responses: json(z.object({ hash: z.string(), length: z.int() })),
  }),
  releases: route({
    method: 'get',
    path: '/api/updates/releases',
    tags: ['updates'],
    summary: 'Releases, the newest first',
    responses: json(z.object({ items: z.array(releaseSchema) })),
  }),
  rollouts: route({
    method: 'get',
    path: '/api/rollouts',
    tags: ['updates'],
    summary: 'Roll-outs, newest first, and how far each is',
    request: { query: pageQuery },
    responses: json(pageOf(rolloutSchema)),
  }),
  start: route({
    method: 'post',
    path: '/api/rollouts',
    tags: ['updates'],
    summary: 'Roll a release out, a share after the other; it stops by itself when too many fail',
    request: { body: body(newRollout) },
    responses: json(rolloutSchema),
  }),
  rollout: route({
    method: 'get',
    path: '/api/rollouts/{id}',
    tags: ['updates'],
    summary: 'One roll-out',
    request: { params: one },
    responses: json(rolloutSchema),
  }),
  rolloutDevices: route({
    method: 'get',
    path: '/api/rollouts/{id}/devices',
    tags: ['updates'],
    summary: 'Its sentinels and how far each is',
    request: { params: one, query: pageQuery.extend({ state: z.enum(rolloutStates).optional() }) },
    responses: json(pageOf(rolloutDeviceSchema)),
  }),
  pause: route({
    method: 'post',
    path: '/api/rollouts/{id}/pause',
    tags: ['updates'],
    summary: 'Tell no further sentinel',
    request: { params: one, body: body(why) },
    responses: json(rolloutSchema),
  }),
  resume: route({
    method: 'post',
    path: '/api/rollouts/{id}/resumption',
    tags: ['updates'],
    summary: 'Go on after a pause',
    request: { params: one, body: body(why) },
    responses: json(rolloutSchema),
  }),
  stop: route({
    method: 'post',
    path: '/api/rollouts/{id}/stop',
    tags: ['updates'],
    summary: 'End it where it is',
    request: { params: one, body: body(why) },
    responses: json(rolloutSchema),
  }),
  rollBack: route({
    method: 'post',
    path: '/api/rollouts/{id}/roll-back',
    tags: ['updates'],
    summary: 'End it, and take every sentinel that it brought forward back to what it ran before',
    request: { params: one, body: body(why) },
    responses: json(z.object({ items: z.array(rolloutSchema) })),
  }),
};
