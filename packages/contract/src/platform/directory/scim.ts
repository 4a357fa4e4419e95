import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { mailSchema, phoneSchema, rowIdSchema } from '../people/person.ts';

/** SCIM 2.0 (RFC 7643, 7644): how a directory keeps people and groups up to date by itself. */
export const scimUrns = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
} as const;

/** Directories send what is empty as an empty text, or as null. */
const filled = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
/** Entra ID sends `"False"`. */
const truth = z.preprocess(
  (value) => (typeof value === 'string' ? { true: true, false: false }[value.toLowerCase()] : value),
  z.boolean(),
);
const valued = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.object({ value: filled(schema), type: filled(z.string().max(40)), primary: truth.optional() }))
    .max(20)
    .optional();

/** What is read of a user; what else a directory knows is left where it is. */
export const scimUserSchema = z.object({
  externalId: filled(z.string().max(200)),
  userName: plainText(200),
  name: z
    .object({
      formatted: filled(plainText(100)),
      givenName: filled(plainText(100)),
      familyName: filled(plainText(100)),
    })
    .optional(),
  displayName: filled(plainText(100)),
  active: truth.default(true),
  emails: valued(mailSchema),
  phoneNumbers: valued(phoneSchema),
  [scimUrns.enterprise]: z.object({ department: filled(plainText(100)) }).optional(),
});
export type ScimUserInput = z.infer<typeof scimUserSchema>;

const memberSchema = z.object({ value: rowIdSchema });
export const scimGroupSchema = z.object({
  externalId: filled(z.string().max(200)),
  displayName: plainText(100),
  members: z.array(memberSchema).max(10_000).optional(),
});
export type ScimGroupInput = z.infer<typeof scimGroupSchema>;

export const scimPatchSchema = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(300).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(1_000),
});
export type ScimPatch = z.infer<typeof scimPatchSchema>;
export type ScimOperation = ScimPatch['Operations'][number];

export const scimQuerySchema = z.object({
  filter: z.string().max(1_000).optional(),
  startIndex: z.coerce.number().int().default(1),
  count: z.coerce.number().int().default(100),
  attributes: z.union([z.string(), z.array(z.string())]).optional(),
  excludedAttributes: z.union([z.string(), z.array(z.string())]).optional(),
});
export type ScimQuery = z.infer<typeof scimQuerySchema>;
