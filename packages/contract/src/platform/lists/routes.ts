import { z } from '@hono/zod-openapi';
import { appealPhases, listKinds, nameVerdicts, screenings, wordAgreements } from '@vedette/domain';
import { instantSchema, pageOf, pageQuery, plainText, reasonHeader } from '../../common.ts';
import { body, json, nothing, route } from '../../route.ts';
import { idNumberSchema, placeSchema, rowIdSchema } from '../people/person.ts';

const one = z.object({ id: rowIdSchema });
const entryParams = one.extend({ person: rowIdSchema });
const places = z.array(placeSchema).min(1).max(1000);

export const platformListSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    kind: z.enum(listKinds),
    name: z.string(),
    places: z.array(z.int()),
    entries: z.int(),
    revision: z.int(),
    createdAt: z.int(),
  })
  .openapi('PlatformList');
export type PlatformListView = z.infer<typeof platformListSchema>;

export const platformEntrySchema = z
  .object({
    list: z.string(),
    person: z.string(),
    /** Masked for whoever may see lists and not people. */
    name: z.string(),
    reason: z.string(),
    validFrom: z.int().nullable(),
    validTo: z.int().nullable(),
    /** The account that answers for the entry. */
    owner: z.string(),
    addedBy: z.string(),
    addedAt: z.int(),
  })
  .openapi('PlatformListEntry');
export type PlatformEntryView = z.infer<typeof platformEntrySchema>;

export const appealSchema = z
  .object({
    id: z.string(),
    list: z.string(),
    person: z.string(),
    phase: z.enum(appealPhases),
    filedAt: z.int(),
    dueAt: z.int(),
    isOverdue: z.boolean(),
    decidedAt: z.int().nullable(),
  })
  .openapi('Appeal');
export type AppealView = z.infer<typeof appealSchema>;
export const appealMessageSchema = z.object({
  at: z.int(),
  kind: z.string(),
  /** Whether the person said it. */
  byPerson: z.boolean(),
  text: z.string(),
});
export type AppealMessageView = z.infer<typeof appealMessageSchema>;

/** What a listed person sees of the entry by the link that was handed over. */
export const listNoticeSchema = z
  .object({
    list: z.object({ kind: z.enum(listKinds), name: z.string() }),
    reason: z.string(),
    validFrom: z.int().nullable(),
    validTo: z.int().nullable(),
    addedAt: z.int(),
    appeal: appealSchema.pick({ phase: true, filedAt: true, dueAt: true, decidedAt: true }).nullable(),
    messages: z.array(appealMessageSchema),
  })
  .openapi('ListNotice');
export type ListNoticeView = z.infer<typeof listNoticeSchema>;

export const tokenSchema = z.string().regex(/^[\w-]{43}$/);

/** Why two names agree: which words, and how; and what is left over. */
export const nameComparisonSchema = z.object({
  verdict: z.enum(nameVerdicts),
  findings: z.array(z.object({ agreement: z.enum(wordAgreements), one: z.string(), other: z.string() })),
  onlyInOne: z.array(z.string()),
  onlyInOther: z.array(z.string()),
});
export const screeningSchema = z
  .object({
    screening: z.enum(screenings),
    hits: z.array(
      z.object({
        person: z.string(),
        kind: z.enum(['deny', 'watch']),
        sameNumber: z.boolean(),
        comparison: nameComparisonSchema,
      }),
    ),
  })
  .openapi('Screening');
export type ScreeningView = z.infer<typeof screeningSchema>;

const said = body(z.strictObject({ text: plainText(4000) }));
const bearer = z.object({ token: tokenSchema });

export const platformListRoutes = {
  list: route({
    method: 'get',
    path: '/api/lists',
    tags: ['lists'],
    summary: 'Allow, deny and watch lists',
    responses: json(z.array(platformListSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/lists',
    tags: ['lists'],
    summary: 'Make a list',
    request: {
      body: body(
        z.strictObject({
          kind: z.enum(listKinds),
          name: plainText(80),
          places,
          organisation: rowIdSchema.optional(),
        }),
      ),
    },
    responses: json(platformListSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/lists/{id}',
    tags: ['lists'],
    summary: 'Rename a list, or say where it counts',
    request: { params: one, body: body(z.strictObject({ name: plainText(80), places }).partial()) },
    responses: json(platformListSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/lists/{id}',
    tags: ['lists'],
    summary: 'Remove a list',
    request: { params: one },
    responses: nothing(),
  }),
  entries: route({
    method: 'get',
    path: '/api/lists/{id}/entries',
    tags: ['lists'],
    summary: 'Who is on a list, newest first',
    request: { params: one, query: pageQuery, headers: reasonHeader },
    responses: json(pageOf(platformEntrySchema)),
  }),
  putEntry: route({
    method: 'put',
    path: '/api/lists/{id}/entries/{person}',
    tags: ['lists'],
    summary: 'Put a person on a list, with the reason and the one who answers for it',
    request: {
      params: entryParams,
      body: body(
        z.strictObject({
          reason: plainText(200),
          validFrom: instantSchema.nullable(),
          validTo: instantSchema.nullable(),
          owner: rowIdSchema.optional(),
        }),
      ),
    },
    responses: json(platformEntrySchema),
  }),
  removeEntry: route({
    method: 'delete',
    path: '/api/lists/{id}/entries/{person}',
    tags: ['lists'],
    summary: 'Take a person off a list',
    request: { params: entryParams },
    responses: nothing(),
  }),
  screen: route({
    method: 'post',
    path: '/api/lists/screen',
    tags: ['lists'],
    summary: 'Compare a name and number with the lists of a site, and say why they agree',
    request: {
      headers: reasonHeader,
      body: body(
        z.strictObject({
          site: placeSchema,
          name: plainText(100),
          idNumber: idNumberSchema.nullable().default(null),
          organisation: rowIdSchema.optional(),
        }),
      ),
    },
    responses: json(screeningSchema),
  }),
  notify: route({
    method: 'post',
    path: '/api/lists/{id}/entries/{person}/notice',
    tags: ['lists'],
    summary: 'Make a link for the listed person, to see the entry and appeal; shown this once',
    request: { params: entryParams },
    responses: json(z.object({ token: z.string(), until: z.int() })),
  }),
};

export const appealRoutes = {
  list: route({
    method: 'get',
    path: '/api/appeals',
    tags: ['lists'],
    summary: 'Appeals, oldest first',
    request: { query: pageQuery.extend({ phase: z.enum(appealPhases).optional() }) },
    responses: json(pageOf(appealSchema)),
  }),
  messages: route({
    method: 'get',
    path: '/api/appeals/{id}/messages',
    tags: ['lists'],
    summary: 'What was said for and against',
    request: { params: one, headers: reasonHeader },
    responses: json(z.array(appealMessageSchema)),
  }),
  file: route({
    method: 'post',
    path: '/api/lists/{id}/entries/{person}/appeals',
    tags: ['lists'],
    summary: 'File an appeal on behalf of the listed person',
    request: { params: entryParams, body: said },
    responses: json(appealSchema),
  }),
  answer: route({
    method: 'post',
    path: '/api/appeals/{id}/{step}',
    tags: ['lists'],
    summary: 'Answer an appeal, uphold the entry, or lift it',
    request: {
      params: one.extend({ step: z.enum(['answered', 'upheld', 'lifted']) }),
      body: said,
    },
    responses: json(appealSchema),
  }),
  see: route({
    method: 'post',
    path: '/api/list-notice',
    tags: ['lists'],
    summary: 'What stands about whoever holds the link',
    security: [],
    request: { body: body(bearer.strict()) },
    responses: json(listNoticeSchema),
  }),
  appeal: route({
    method: 'post',
    path: '/api/list-notice/appeal',
    tags: ['lists'],
    summary: 'Appeal, or say more, as the listed person',
    security: [],
    request: { body: body(bearer.extend({ text: plainText(4000) }).strict()) },
    responses: json(listNoticeSchema),
  }),
  withdraw: route({
    method: 'post',
    path: '/api/list-notice/withdraw',
    tags: ['lists'],
    summary: 'Take one’s appeal back',
    security: [],
    request: { body: body(bearer.extend({ text: plainText(4000) }).strict()) },
    responses: json(listNoticeSchema),
  }),
};
