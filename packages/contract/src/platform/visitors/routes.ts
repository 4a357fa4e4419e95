import { z } from '@hono/zod-openapi';
import { visitPhases } from '@vedette/domain';
import { exportQuery, instantSchema, pageOf, pageQuery, plainText, reasonHeader } from '../../common.ts';
import { body, file, json, nothing, route } from '../../route.ts';
import { tokenSchema } from '../lists/routes.ts';
import { placeSchema, rowIdSchema } from '../people/person.ts';
import {
  correctionSchema,
  hostVisitSchema,
  invitationInputSchema,
  invitationSchema,
  ownVisitSchema,
  visitDocumentSchema,
  visitorSchema,
  visitPassSchema,
  visitRuleSchema,
  visitSchema,
} from './visit.ts';

const one = z.object({ id: rowIdSchema });
const site = z.object({ site: z.coerce.number().pipe(placeSchema).openapi({ type: 'integer' }) });
const window = { from: instantSchema, until: instantSchema };
const instantQuery = z.coerce.number().pipe(instantSchema).optional().openapi({ type: 'integer' });
const step = (name: string, summary: string) =>
  route({
    method: 'post',
    path: `/api/visits/{id}/${name}`,
    tags: ['visitors'],
    summary,
    request: { params: one },
    responses: json(visitSchema),
  });
const own = <T extends z.ZodRawShape>(path: string, summary: string, more: T) =>
  route({
    method: 'post',
    path: `/api/my-visit${path}`,
    tags: ['visitors'],
    summary,
    security: [],
    request: { body: body(z.strictObject({ token: tokenSchema, ...more })) },
    responses: json(ownVisitSchema),
  });
const filter = {
  site: z.coerce.number().pipe(placeSchema).optional().openapi({ type: 'integer' }),
  phase: z.enum(visitPhases).optional(),
  from: instantQuery,
  to: instantQuery,
};

export const visitRoutes = {
  invite: route({
    method: 'post',
    path: '/api/invitations',
    tags: ['visitors'],
    summary: 'Invite one visitor or a group, once or again and again',
    request: { body: body(invitationInputSchema) },
    responses: json(invitationSchema),
  }),
  walkIn: route({
    method: 'post',
    path: '/api/walk-ins',
    tags: ['visitors'],
    summary: 'Somebody uninvited is at the desk or the kiosk and asks for a host',
    request: {
      body: body(
        z.strictObject({
          site: placeSchema,
          organisation: rowIdSchema.optional(),
          host: rowIdSchema,
          purpose: plainText(200),
          visitor: visitorSchema,
          minutes: z.int().min(5).max(1440),
        }),
      ),
    },
    responses: json(invitationSchema),
  }),
  list: route({
    method: 'get',
    path: '/api/visits',
    tags: ['visitors'],
    summary: 'Visits, the latest first',
    request: { query: pageQuery.extend(filter), headers: reasonHeader },
    responses: json(pageOf(visitSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/visits/{id}',
    tags: ['visitors'],
    summary: 'One visit',
    request: { params: one, headers: reasonHeader },
    responses: json(visitSchema),
  }),
  steps: route({
    method: 'get',
    path: '/api/visits/{id}/steps',
    tags: ['visitors'],
    summary: 'What happened to a visit, and who did it',
    request: { params: one },
    responses: json(z.array(z.object({ at: z.int(), kind: z.string(), by: z.string().nullable() }))),
  }),
  approve: step('approve', 'Say yes, as the host or as one who may decide'),
  refuse: step('refuse', 'Say no'),
  cancel: step('cancel', 'Call a visit off'),
  arrive: step('arrive', 'Sign a visitor in at the desk'),
  admit: step('admit', 'Let a visitor in; refused while documents or the escort are missing'),
  leave: step('leave', 'Sign a visitor out'),
  escort: route({
    method: 'post',
    path: '/api/visits/{id}/escort',
    tags: ['visitors'],
    summary: 'The escort is here and goes in first',
    request: { params: one, body: body(z.strictObject({ person: rowIdSchema })) },
    responses: json(visitSchema),
  }),
  accept: route({
    method: 'post',
    path: '/api/visits/{id}/accept',
    tags: ['visitors'],
    summary: 'The visitor accepts a document at the desk or the kiosk',
    request: {
      params: one,
      body: body(
        z.strictObject({ document: rowIdSchema, version: z.int().min(1), way: z.enum(['kiosk', 'desk']) }),
      ),
    },
    responses: json(visitSchema),
  }),
  move: route({
    method: 'post',
    path: '/api/visits/{id}/move',
    tags: ['visitors'],
    summary: 'Another time; it has to be approved anew',
    request: { params: one, body: body(z.strictObject(window)) },
    responses: json(visitSchema),
  }),
  extend: route({
    method: 'post',
    path: '/api/visits/{id}/extend',
    tags: ['visitors'],
    summary: 'More time for a visitor who is on site',
    request: { params: one, body: body(z.strictObject({ until: instantSchema })) },
    responses: json(visitSchema),
  }),
  pass: route({
    method: 'post',
    path: '/api/visits/{id}/pass',
    tags: ['visitors'],
    summary: 'Issue the pass of an approved visit, to be printed',
    request: { params: one },
    responses: json(visitPassSchema),
  }),
  badge: route({
    method: 'get',
    path: '/api/visits/{id}/badge',
    tags: ['visitors'],
    summary: 'A badge to print, with the visitor’s own page as a code',
    request: { params: one, query: exportQuery, headers: reasonHeader },
    responses: file('text/html', 'One page of 86 × 54 mm'),
  }),
  badgePdf: route({
    method: 'get',
    path: '/api/visits/{id}/badge.pdf',
    tags: ['visitors'],
    summary: 'The same badge for a printer of cards',
    request: { params: one, query: exportQuery, headers: reasonHeader },
    responses: file('application/pdf', 'One page of 86 × 54 mm'),
  }),
  exportCsv: route({
    method: 'get',
    path: '/api/visits.csv',
    tags: ['visitors'],
    summary: 'The log of visits as CSV',
    request: { query: exportQuery.extend(filter), headers: reasonHeader },
    responses: file('text/csv', 'UTF-8 with BOM, formulas neutralised'),
  }),
};

export const visitRuleRoutes = {
  get: route({
    method: 'get',
    path: '/api/sites/{site}/visit-rule',
    tags: ['visitors'],
    summary: 'How a site receives visitors',
    request: { params: site },
    responses: json(visitRuleSchema),
  }),
  put: route({
    method: 'put',
    path: '/api/sites/{site}/visit-rule',
    tags: ['visitors'],
    summary: 'Say how a site receives visitors',
    request: { params: site, body: body(visitRuleSchema) },
    responses: json(visitRuleSchema),
  }),
  documents: route({
    method: 'get',
    path: '/api/visit-documents',
    tags: ['visitors'],
    summary: 'Documents that visitors accept',
    responses: json(z.array(visitDocumentSchema)),
  }),
  publish: route({
    method: 'post',
    path: '/api/visit-documents',
    tags: ['visitors'],
    summary: 'Publish a document, or a new version of one',
    request: {
      body: body(
        z.strictObject({
          name: plainText(80),
          organisation: rowIdSchema.optional(),
          text: z.strictObject({
            'zh-CN': z.string().trim().min(1).max(20_000),
            en: z.string().trim().min(1).max(20_000),
          }),
        }),
      ),
    },
    responses: json(visitDocumentSchema),
  }),
  retire: route({
    method: 'delete',
    path: '/api/visit-documents/{id}',
    tags: ['visitors'],
    summary: 'Ask for a document no longer',
    request: { params: one },
    responses: nothing(),
  }),
};

/** The visitor's own page. The token is a secret: it travels in bodies, never in an address. */
export const ownVisitRoutes = {
  see: own('', 'What is known of me', {}),
  correct: own('/correct', 'Correct what is known of me', { data: correctionSchema }),
  accept: own('/accept', 'Accept a document in the version I was shown', {
    document: rowIdSchema,
    version: z.int().min(1),
  }),
  answer: own('/answer', 'I will come', {}),
  cancel: own('/cancel', 'I will not come', {}),
  erase: own('/erase', 'Delete what is known of me: now, or when I leave', {}),
  pass: route({
    method: 'post',
    path: '/api/my-visit/pass',
    tags: ['visitors'],
    summary: 'My pass, once I am approved',
    security: [],
    request: { body: body(z.strictObject({ token: tokenSchema })) },
    responses: json(visitPassSchema),
  }),
  hostSees: route({
    method: 'post',
    path: '/api/host-visit',
    tags: ['visitors'],
    summary: 'Who asks for me, by the link a host was sent',
    security: [],
    request: { body: body(z.strictObject({ token: tokenSchema })) },
    responses: json(hostVisitSchema),
  }),
  hostDecides: route({
    method: 'post',
    path: '/api/host-visit/decide',
    tags: ['visitors'],
    summary: 'Yes or no, by the link a host was sent',
    security: [],
    request: {
      body: body(z.strictObject({ token: tokenSchema, decision: z.enum(['approve', 'refuse']) })),
    },
    responses: json(hostVisitSchema),
  }),
};
