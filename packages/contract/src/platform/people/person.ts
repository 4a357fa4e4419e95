import { z } from '@hono/zod-openapi';
import { instantSchema, plainText } from '../../common.ts';
import { linkLimits } from '../../link/limits.ts';

export const personKindSchema = z.enum(['member', 'visitor', 'listed']);
export const personSourceSchema = z.enum(['hand', 'import', 'scim', 'ldap', 'visit']);
export const referenceStateSchema = z.enum(['none', 'asked', 'sealed', 'enrolled', 'refused']);
export const rowIdSchema = z.uuid().openapi({ description: 'UUID' });
export const placeSchema = z.int().min(1).max(2_147_483_647);

export const phoneSchema = z.string().regex(/^\+?[0-9 -]{5,20}$/);
export const idNumberSchema = z.string().regex(/^[0-9A-Za-z-]{4,20}$/);
export const mailSchema = z.email().max(200);
const consentSchema = z
  .object({ at: instantSchema, to: plainText(100), endedAt: instantSchema.nullable() })
  .nullable();

export const platformPersonFields = {
  name: plainText(100),
  otherNames: z.array(plainText(100)).max(8),
  phone: phoneSchema.nullable(),
  mail: mailSchema.nullable(),
  idNumber: idNumberSchema.nullable(),
  unit: plainText(100).nullable(),
  userName: plainText(200).nullable(),
  isActive: z.boolean(),
  validFrom: instantSchema.nullable(),
  validTo: instantSchema.nullable(),
  consent: consentSchema,
  places: z.array(placeSchema).max(1000),
  groups: z.array(rowIdSchema).max(1000),
};

export const newPlatformPersonSchema = z
  .strictObject({ ...platformPersonFields, kind: personKindSchema, organisation: rowIdSchema })
  .partial()
  .required({ name: true })
  .openapi('NewPlatformPerson');
export type NewPlatformPersonInput = z.infer<typeof newPlatformPersonSchema>;

export const platformPersonPatchSchema = z
  .strictObject(platformPersonFields)
  .partial()
  .openapi('PlatformPersonPatch');
export type PlatformPersonPatchInput = z.infer<typeof platformPersonPatchSchema>;

/** Numbers and addresses are masked: `138****8000`. In full they come one at a time, with a reason. */
export const platformPersonSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    kind: personKindSchema,
    source: personSourceSchema,
    externalId: z.string().nullable(),
    name: z.string(),
    otherNames: z.array(z.string()),
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    idNumber: z.string().nullable(),
    unit: z.string().nullable(),
    userName: z.string().nullable(),
    isActive: z.boolean(),
    validFrom: z.int().nullable(),
    validTo: z.int().nullable(),
    consent: consentSchema,
    referenceState: referenceStateSchema,
    places: z.array(z.int()),
    groups: z.array(z.string()),
    revision: z.int(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi('PlatformPerson');
export type PlatformPersonView = z.infer<typeof platformPersonSchema>;

export const revealedFields = ['name', 'otherNames', 'phone', 'mail', 'idNumber', 'userName'] as const;
export const revealSchema = z.strictObject({ fields: z.array(z.enum(revealedFields)).min(1).max(6) });
export const revealedSchema = z
  .object({
    name: z.string().optional(),
    otherNames: z.array(z.string()).optional(),
    phone: z.string().nullable().optional(),
    mail: z.string().nullable().optional(),
    idNumber: z.string().nullable().optional(),
    userName: z.string().nullable().optional(),
  })
  .openapi('RevealedPerson');
export type RevealedPerson = z.infer<typeof revealedSchema>;

export const platformReferenceSchema = z
  .object({
    id: z.string(),
    site: z.int(),
    content: z.enum(['photograph', 'reference']),
    bytes: z.int(),
    /** Which terminals can open it. */
    recipients: z.array(z.string()),
    createdAt: z.int(),
  })
  .openapi('SealedFaceReference');
export type PlatformReferenceView = z.infer<typeof platformReferenceSchema>;

/** A terminal that faces are sealed to, before they leave the browser. */
export const sealingTerminalSchema = z
  .object({
    device: z.string(),
    recipient: z.string(),
    /** X25519, 32 bytes in base64url; the recipient’s id follows from it. */
    publicKey: z.string(),
  })
  .openapi('SealingTerminal');
export type SealingTerminalView = z.infer<typeof sealingTerminalSchema>;

const base64url = (bytes: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(Math.ceil((bytes * 4) / 3))
    .regex(/^[\w-]+$/);
/** Sealed in the browser; the platform keeps what it cannot open. */
export const newReferenceSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
    site: placeSchema,
    content: z.enum(['photograph', 'reference']),
    /** No larger than a terminal takes it in a row of its set: a photograph is made smaller before it is sealed. */
    sealed: base64url(linkLimits.sealedReference),
    wraps: z
      .array(
        z.strictObject({
          recipient: z.string().regex(/^[\w-]{22}$/),
          bytes: z.string().regex(/^[\w-]{107}$/),
        }),
      )
      .min(1)
      .max(4096),
  })
  .openapi('NewSealedFaceReference');
export type NewReferenceInput = z.infer<typeof newReferenceSchema>;

export const groupSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    name: z.string(),
    externalId: z.string().nullable(),
    places: z.array(z.int()),
    members: z.int(),
    revision: z.int(),
  })
  .openapi('PersonGroup');
export type GroupView = z.infer<typeof groupSchema>;
export const groupFields = { name: plainText(100), places: z.array(placeSchema).max(1000) };
export const memberChangeSchema = z.strictObject({
  add: z.array(rowIdSchema).max(1000).default([]),
  remove: z.array(rowIdSchema).max(1000).default([]),
});
