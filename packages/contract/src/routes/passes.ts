import { z } from '@hono/zod-openapi';
import { idParams, idSchema, instantSchema, plainText } from '../common.ts';
import { body, json, nothing, route } from '../route.ts';

/** 16 random bytes in base64url: any of its letters may come first, `-` and `_` too. */
const passIdSchema = z.string().regex(/^[\w-]{22}$/);

export const passSchema = z
  .object({
    id: passIdSchema,
    kind: z.enum(['member', 'visit']),
    entries: z.enum(['single', 'multiple']),
    zones: z.array(idSchema),
    /** `paper`: printed, good for whoever holds it; `phone`: bound to one phone, its code changes. */
    form: z.enum(['paper', 'phone']),
    notBefore: z.int(),
    notAfter: z.int(),
    issuedAt: z.int(),
    issuedBy: z.string().nullable(),
    /** When a phone fetched it. */
    redeemedAt: z.int().nullable(),
    revokedAt: z.int().nullable(),
  })
  .openapi('IssuedPass');
export type PassView = z.infer<typeof passSchema>;

export const newPassSchema = z.strictObject({
  kind: z.enum(['member', 'visit']),
  entries: z.enum(['single', 'multiple']),
  zones: z.array(idSchema).max(16).default([]),
  form: z.enum(['paper', 'phone']),
  notBefore: instantSchema,
  notAfter: instantSchema,
});

/** Shown once: the terminal keeps neither the text of a pass nor the code of a link. */
const issuedSchema = z
  .object({
    pass: passSchema,
    /** The paper pass, to be printed as a QR code; null for a phone. */
    text: z.string().nullable(),
    /** The address a phone opens to fetch its pass, once; null on paper. */
    link: z.string().nullable(),
    linkUntil: z.int().nullable(),
    /** The QR code of text or link: rows of `0` and `1`, with no quiet zone. */
    code: z.array(z.string()),
  })
  .openapi('NewlyIssuedPass');
export type NewlyIssuedPass = z.infer<typeof issuedSchema>;

export const cardSchema = z
  .object({ id: z.int(), label: z.string(), addedAt: z.int() })
  .openapi('EnrolledCard');
export type CardView = z.infer<typeof cardSchema>;

const coordinate = z.string().regex(/^[\w-]{43}$/);

export const passRoutes = {
  list: route({
    method: 'get',
    path: '/api/people/{id}/passes',
    tags: ['passes'],
    summary: 'Passes that were given to a person and are not over',
    request: { params: idParams },
    responses: json(z.array(passSchema)),
  }),
  issue: route({
    method: 'post',
    path: '/api/people/{id}/passes',
    tags: ['passes'],
    summary: 'Give out a pass, on paper or for a phone; its text is shown this once',
    request: { params: idParams, body: body(newPassSchema) },
    responses: json(issuedSchema),
  }),
  revoke: route({
    method: 'post',
    path: '/api/passes/{id}/revoke',
    tags: ['passes'],
    summary: 'Revoke a pass; it opens nothing from now on',
    request: { params: z.object({ id: passIdSchema }) },
    responses: json(passSchema),
  }),
  redeem: route({
    method: 'post',
    path: '/api/passes/redeem',
    tags: ['passes'],
    summary: 'A phone fetches its pass with the code of its link, once, and binds it to its own key',
    request: {
      body: body(
        z.strictObject({
          code: z.string().regex(/^[\w-]{20,64}$/),
          holderKey: z.strictObject({
            kty: z.literal('EC'),
            crv: z.literal('P-256'),
            x: coordinate,
            y: coordinate,
          }),
        }),
      ),
    },
    responses: json(
      z.object({
        pass: z.string(),
        site: z.string(),
        kind: z.enum(['member', 'visit']),
        validFrom: z.int(),
        validTo: z.int(),
      }),
    ),
  }),
  cards: route({
    method: 'get',
    path: '/api/people/{id}/cards',
    tags: ['passes'],
    summary: 'Cards of a person; their numbers are not kept',
    request: { params: idParams },
    responses: json(z.array(cardSchema)),
  }),
  addCard: route({
    method: 'post',
    path: '/api/people/{id}/cards',
    tags: ['passes'],
    summary: 'Add a card by its number, or the next one that is shown at a lane within 20 seconds',
    request: {
      params: idParams,
      body: body(
        z.union([
          z.strictObject({ label: plainText(40), number: plainText(80) }),
          z.strictObject({ label: plainText(40), lane: idSchema }),
        ]),
      ),
    },
    responses: json(cardSchema),
  }),
  removeCard: route({
    method: 'delete',
    path: '/api/people/{id}/cards/{card}',
    tags: ['passes'],
    summary: 'Take a card from a person',
    request: {
      params: idParams.extend({ card: z.coerce.number().int().min(1).openapi({ type: 'integer' }) }),
    },
    responses: nothing(),
  }),
};
