import { z } from '@hono/zod-openapi';
import { exportQuery, pageOf, pageQuery, reasonHeader } from '../../common.ts';
import { body, file, json, nothing, route, upload } from '../../route.ts';
import { importQuerySchema, peopleImportSchema } from './import.ts';
import {
  groupFields,
  groupSchema,
  memberChangeSchema,
  newPlatformPersonSchema,
  newReferenceSchema,
  personKindSchema,
  placeSchema,
  platformPersonPatchSchema,
  platformPersonSchema,
  platformReferenceSchema,
  revealedSchema,
  revealSchema,
  rowIdSchema,
  sealingTerminalSchema,
} from './person.ts';

const one = z.object({ id: rowIdSchema });
const csv = 'text/csv';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The revision that is changed, as the entity tag says it; another one is a conflict. */
const ifMatch = z.object({ 'if-match': z.string().max(40).optional() });

export const platformPeopleRoutes = {
  list: route({
    method: 'get',
    path: '/api/people',
    tags: ['people'],
    summary: 'Search people by words of the name, a page at a time; numbers are masked',
    request: {
      query: pageQuery.extend({
        query: z.string().max(100).optional(),
        kind: personKindSchema.optional(),
        group: rowIdSchema.optional(),
        unit: z.string().max(100).optional(),
      }),
      headers: reasonHeader,
    },
    responses: json(pageOf(platformPersonSchema)),
  }),
  get: route({
    method: 'get',
    path: '/api/people/{id}',
    tags: ['people'],
    summary: 'One person, numbers masked',
    request: { params: one, headers: reasonHeader },
    responses: json(platformPersonSchema),
  }),
  reveal: route({
    method: 'post',
    path: '/api/people/{id}/reveal',
    tags: ['people'],
    summary: 'Some fields of a person in full; the look is on record',
    request: { params: one, headers: reasonHeader, body: body(revealSchema) },
    responses: json(revealedSchema),
  }),
  create: route({
    method: 'post',
    path: '/api/people',
    tags: ['people'],
    summary: 'Add a person',
    request: { body: body(newPlatformPersonSchema) },
    responses: json(platformPersonSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/people/{id}',
    tags: ['people'],
    summary: 'Change a person',
    request: { params: one, headers: ifMatch, body: body(platformPersonPatchSchema) },
    responses: json(platformPersonSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/people/{id}',
    tags: ['people'],
    summary: 'Delete a person everywhere: here, on lists, and at every terminal',
    request: { params: one },
    responses: json(z.object({ references: z.int(), listEntries: z.int(), visits: z.int() })),
  }),
  references: route({
    method: 'get',
    path: '/api/people/{id}/references',
    tags: ['people'],
    summary: 'Sealed faces of a person, and which terminals can open them',
    request: { params: one },
    responses: json(z.array(platformReferenceSchema)),
  }),
  sealingTerminals: route({
    method: 'get',
    path: '/api/sites/{site}/sealing-terminals',
    tags: ['people'],
    summary: 'The terminals of a site that a face is sealed to',
    request: {
      params: z.object({ site: z.coerce.number().pipe(placeSchema).openapi({ type: 'integer' }) }),
    },
    responses: json(z.array(sealingTerminalSchema)),
  }),
  addReference: route({
    method: 'post',
    path: '/api/people/{id}/references',
    tags: ['people'],
    summary: 'Keep a face that was sealed to a site’s terminals',
    request: { params: one, body: body(newReferenceSchema) },
    responses: json(platformReferenceSchema),
  }),
  removeReference: route({
    method: 'delete',
    path: '/api/people/{id}/references/{site}/{reference}',
    tags: ['people'],
    summary: 'Remove a sealed face',
    request: {
      params: one.extend({
        site: z.coerce.number().pipe(placeSchema).openapi({ type: 'integer' }),
        reference: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
      }),
    },
    responses: nothing(),
  }),
  import: route({
    method: 'post',
    path: '/api/people/import',
    tags: ['people'],
    summary: 'Try a table of people, or write one that was tried: a report for each row',
    request: { query: importQuerySchema, body: upload(csv, xlsx) },
    responses: json(peopleImportSchema),
  }),
  exportCsv: route({
    method: 'get',
    path: '/api/people.csv',
    tags: ['people'],
    summary: 'All people as CSV',
    request: { query: exportQuery, headers: reasonHeader },
    responses: file(csv, 'UTF-8 with BOM, formulas neutralised'),
  }),
  exportXlsx: route({
    method: 'get',
    path: '/api/people.xlsx',
    tags: ['people'],
    summary: 'All people as a sheet; every cell is text',
    request: { query: exportQuery, headers: reasonHeader },
    responses: file(xlsx, 'One sheet'),
  }),
};

export const groupRoutes = {
  list: route({
    method: 'get',
    path: '/api/groups',
    tags: ['people'],
    summary: 'Groups of people and where their members may go',
    request: { query: pageQuery },
    responses: json(pageOf(groupSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/groups',
    tags: ['people'],
    summary: 'Add a group',
    request: { body: body(z.strictObject({ ...groupFields, organisation: rowIdSchema.optional() })) },
    responses: json(groupSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/groups/{id}',
    tags: ['people'],
    summary: 'Rename a group or change its places',
    request: { params: one, headers: ifMatch, body: body(z.strictObject(groupFields).partial()) },
    responses: json(groupSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/groups/{id}',
    tags: ['people'],
    summary: 'Remove a group; its people stay',
    request: { params: one },
    responses: nothing(),
  }),
  changeMembers: route({
    method: 'post',
    path: '/api/groups/{id}/members',
    tags: ['people'],
    summary: 'Add people to a group and take others out',
    request: { params: one, body: body(memberChangeSchema) },
    responses: json(groupSchema),
  }),
};
