import { z } from '@hono/zod-openapi';
import { body, json, nothing, route } from '../route.ts';

/** Why the terminal is not connected to its platform; each is also a phrase key. */
export const linkProblems = [
  /** Nobody answers there. */
  'unreachable',
  /** Somebody answers who is no platform, or not the one that this terminal belongs to. */
  'not-the-platform',
  'voucher-missing',
  'voucher-refused',
  'claim-lapsed',
  'device-unknown',
  'device-retired',
  'clock-off',
  'version-too-old',
  'version-too-new',
  'busy',
  'refused',
] as const;
export type LinkProblemWord = (typeof linkProblems)[number];

export const linkStates = ['alone', 'joining', 'connecting', 'connected'] as const;

export const platformLinkSchema = z
  .object({
    /** `joining`: not claimed yet; `connecting`: it belongs to a platform that it cannot speak to at present. */
    state: z.enum(linkStates),
    /** As the platform names this terminal. */
    device: z.string(),
    platform: z.string().nullable(),
    site: z.string().nullable(),
    /** How an operator of the platform claims this terminal. */
    claim: z.object({ code: z.string(), uri: z.string(), expiresAt: z.int() }).nullable(),
    /** Since when the state is what it is. */
    since: z.int().nullable(),
    joinedAt: z.int().nullable(),
    lastSyncAt: z.int().nullable(),
    waiting: z.object({ records: z.int(), captures: z.int() }),
    /** Entries cannot be sent, because the key that they must be sealed to has not come. */
    awaitsKey: z.boolean(),
    problem: z.enum(linkProblems).nullable(),
    /** What the platform rules here: it is not changed on the terminal. */
    rules: z.object({
      duty: z.boolean(),
      holidays: z.boolean(),
      lists: z.array(z.string()),
      schedules: z.array(z.string()),
      people: z.int(),
    }),
  })
  .openapi('PlatformLink');
export type PlatformLinkView = z.infer<typeof platformLinkSchema>;

export const platformLinkRoutes = {
  get: route({
    method: 'get',
    path: '/api/platform',
    tags: ['platform'],
    summary: 'Whether this terminal belongs to a platform, and how they speak',
    responses: json(platformLinkSchema),
  }),
  join: route({
    method: 'post',
    path: '/api/platform/join',
    tags: ['platform'],
    summary: 'Join a platform, by a voucher or by the code that is shown from now on',
    request: {
      body: body(
        z.strictObject({
          url: z.url({ protocol: /^https?$/ }).max(300),
          voucher: z.string().max(100).nullable(),
          /** Leaves the platform that it belongs to first: that one is no more, or knows this terminal no more. */
          anew: z.boolean().default(false),
        }),
      ),
    },
    responses: json(platformLinkSchema),
  }),
  retry: route({
    method: 'post',
    path: '/api/platform/retry',
    tags: ['platform'],
    summary: 'Try now, instead of after the pause',
    responses: json(platformLinkSchema),
  }),
  leave: route({
    method: 'post',
    path: '/api/platform/leave',
    tags: ['platform'],
    summary: 'Leave the platform: what it brought stays and is ruled here from now on',
    responses: nothing(),
  }),
};
