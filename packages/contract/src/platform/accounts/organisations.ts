import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { body, json, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';

const rules = {
  /** Whether a reason is asked for each look at personal information. */
  askReason: z.boolean(),
  /** Whether a bulk export of records needs the consent of a second person. */
  exportNeedsTwo: z.boolean(),
};

export const organisationSchema = z
  .object({ id: z.string(), parent: z.string().nullable(), name: z.string(), createdAt: z.int(), ...rules })
  .openapi('Organisation');
export type OrganisationView = z.infer<typeof organisationSchema>;

const one = z.object({ id: rowIdSchema });

export const organisationRoutes = {
  list: route({
    method: 'get',
    path: '/api/organisations',
    tags: ['organisations'],
    summary: 'One’s own organisation and those below it, those above first',
    responses: json(z.array(organisationSchema)),
  }),
  create: route({
    method: 'post',
    path: '/api/organisations',
    tags: ['organisations'],
    summary: 'A new organisation below another, whose administration may be handed over',
    request: { body: body(z.strictObject({ parent: rowIdSchema, name: plainText(100) })) },
    responses: json(organisationSchema),
  }),
  change: route({
    method: 'patch',
    path: '/api/organisations/{id}',
    tags: ['organisations'],
    summary: 'Name and rules of an organisation',
    request: { params: one, body: body(z.strictObject({ name: plainText(100), ...rules }).partial()) },
    responses: json(organisationSchema),
  }),
};
