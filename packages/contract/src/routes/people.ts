import { z } from '@hono/zod-openapi';
import {
  exportQuery,
  idParams,
  instantSchema,
  pageOf,
  pageQuery,
  plainText,
  reasonHeader,
} from '../common.ts';
import { body, file, json, nothing, route, upload } from '../route.ts';

const personFields = {
  name: plainText(100),
  phone: z
    .string()
    .regex(/^\+?[0-9 -]{5,20}$/)
    .nullable(),
  idNumber: z
    .string()
    .regex(/^[0-9A-Za-z]{6,20}$/)
    .nullable(),
  organisation: plainText(100).nullable(),
  validFrom: instantSchema.nullable(),
  validTo: instantSchema.nullable(),
};
export const personInputSchema = z
  .strictObject(personFields)
  .partial()
  .required({ name: true })
  .openapi('PersonInput');
export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Null also when the duty does not let this operator see it. */
    phone: z.string().nullable(),
    idNumber: z.string().nullable(),
    organisation: z.string().nullable(),
    validFrom: z.int().nullable(),
    validTo: z.int().nullable(),
    references: z.int(),
    lists: z.array(z.string()),
    createdAt: z.int(),
    /** The platform rules this person: nothing of it is changed on the terminal. */
    ruledByPlatform: z.boolean().optional(),
  })
  .openapi('Person');
export type PersonView = z.infer<typeof personSchema>;

export const referenceSchema = z
  .object({ id: z.string(), model: z.string(), quality: z.number(), addedAt: z.int() })
  .openapi('FaceReference');
export type ReferenceView = z.infer<typeof referenceSchema>;

const image = upload('image/jpeg', 'image/png', 'image/webp');
export const peopleRoutes = {
  list: route({
    method: 'get',
    path: '/api/people',
    tags: ['people'],
    summary: 'Search people by name, a page at a time',
    request: { query: pageQuery.extend({ query: z.string().max(100).optional() }), headers: reasonHeader },
    responses: json(pageOf(personSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/people/{id}',
    tags: ['people'],
    summary: 'One person',
    request: { params: idParams, headers: reasonHeader },
    responses: json(personSchema),
  }),
  create: route({
    method: 'post',
    path: '/api/people',
    tags: ['people'],
    summary: 'Add a person',
    request: { body: body(personInputSchema) },
    responses: json(personSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/people/{id}',
    tags: ['people'],
    summary: 'Change a person',
    request: {
      params: idParams,
      headers: reasonHeader,
      body: body(z.strictObject(personFields).partial()),
    },
    responses: json(personSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/people/{id}',
    tags: ['people'],
    summary: 'Delete a person with every face reference',
    request: { params: idParams },
    responses: nothing(),
  }),
  references: route({
    method: 'get',
    path: '/api/people/{id}/references',
    tags: ['people'],
    summary: 'Face references of a person (never the vectors)',
    request: { params: idParams },
    responses: json(z.array(referenceSchema)),
  }),
  enrol: route({
    method: 'post',
    path: '/api/people/{id}/references',
    tags: ['people'],
    summary: 'Enrol a face from a photograph; the photograph is not kept',
    request: {
      params: idParams,
      query: z.object({ allowDuplicate: z.enum(['true', 'false']).default('false') }),
      body: image,
    },
    responses: json(referenceSchema),
  }),
  removeReference: route({
    method: 'delete',
    path: '/api/people/{id}/references/{reference}',
    tags: ['people'],
    summary: 'Remove a face reference',
    request: { params: idParams.extend({ reference: z.string().max(64) }) },
    responses: nothing(),
  }),
  exportCsv: route({
    method: 'get',
    path: '/api/people.csv',
    tags: ['people'],
    summary: 'All people as CSV',
    request: { query: exportQuery, headers: reasonHeader },
    responses: file('text/csv', 'UTF-8 with BOM, formulas neutralised'),
  }),
};
