import { z } from '@hono/zod-openapi';
import { approverKinds, durationPattern, screenings, visitEnds, visitPhases } from '@vedette/domain';
import { idSchema, instantSchema, plainText } from '../../common.ts';
import { idNumberSchema, mailSchema, phoneSchema, placeSchema, rowIdSchema } from '../people/person.ts';

const durationSchema = z.string().regex(durationPattern).openapi({ example: '30m' });
const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const visitorFields = {
  name: plainText(100),
  phone: phoneSchema.nullable(),
  mail: mailSchema.nullable(),
  idNumber: idNumberSchema.nullable(),
  unit: plainText(100).nullable(),
};
export const visitorSchema = z.strictObject({
  name: visitorFields.name,
  phone: visitorFields.phone.default(null),
  mail: visitorFields.mail.default(null),
  idNumber: visitorFields.idNumber.default(null),
  unit: visitorFields.unit.default(null),
});
/** What is absent stays: nothing here has a default. */
export const correctionSchema = z.strictObject(visitorFields).partial();
export type CorrectionInput = z.infer<typeof correctionSchema>;
export type VisitorInput = z.infer<typeof visitorSchema>;

const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1 | 2 | 3 | 4 | 5 | 6 | 7)));
/** Once, or again and again by the wall clock of the site. */
export const visitTimeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), from: instantSchema, until: instantSchema }),
  z.strictObject({
    kind: z.literal('recurring'),
    weekdays: z.array(weekday).min(1).max(7),
    everyWeeks: z.int().min(1).max(52),
    from: dateSchema,
    until: dateSchema,
    except: z.array(dateSchema).max(400).default([]),
    skipHolidays: z.boolean(),
    startMinute: z.int().min(0).max(1439),
    minutes: z.int().min(1).max(1440),
  }),
]);
export type VisitTimeInput = z.infer<typeof visitTimeSchema>;

export const invitationInputSchema = z
  .strictObject({
    site: placeSchema,
    organisation: rowIdSchema.optional(),
    /** A person; the caller's own when absent. */
    host: rowIdSchema.optional(),
    purpose: plainText(200),
    visitors: z.array(visitorSchema).min(1).max(100),
    time: visitTimeSchema,
    entries: z.enum(['single', 'multiple']).default('single'),
    zones: z.array(idSchema).max(16).default([]),
    escort: z
      .strictObject({ escorts: z.array(rowIdSchema).min(1).max(20), within: durationSchema })
      .nullable()
      .default(null),
  })
  .openapi('InvitationInput');
export type InvitationInput = z.infer<typeof invitationInputSchema>;

export const visitSchema = z
  .object({
    id: z.string(),
    invitation: z.string(),
    site: z.int(),
    person: z.string().nullable(),
    /** Masked for whoever may not see people; null once it was deleted. */
    name: z.string().nullable(),
    phone: z.string().nullable(),
    unit: z.string().nullable(),
    phase: z.enum(visitPhases),
    from: z.int(),
    until: z.int(),
    entries: z.enum(['single', 'multiple']),
    needed: z.array(z.enum(approverKinds)),
    approvals: z.array(z.object({ as: z.enum(approverKinds), by: z.string(), at: z.int() })),
    screening: z.enum(screenings),
    answeredAt: z.int().nullable(),
    arrivedAt: z.int().nullable(),
    admittedAt: z.int().nullable(),
    leftAt: z.int().nullable(),
    endedAt: z.int().nullable(),
    end: z.enum(visitEnds).nullable(),
    badge: z.string().nullable(),
    eraseAt: z.int().nullable(),
    revision: z.int(),
  })
  .openapi('Visit');
export type VisitView = z.infer<typeof visitSchema>;

export const invitationSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['single', 'group', 'recurring', 'walk-in']),
    site: z.int(),
    host: z.string().nullable(),
    purpose: z.string(),
    visits: z.array(visitSchema),
    /** Secrets of the visitors' own pages, shown this once, one a visitor. */
    links: z.array(z.object({ visit: z.string(), token: z.string() })),
  })
  .openapi('Invitation');
export type InvitationView = z.infer<typeof invitationSchema>;

const directionsSchema = z.string().trim().min(1).max(1_000);

export const visitRuleSchema = z
  .strictObject({
    needed: z.array(z.enum(approverKinds)).max(2),
    fourEyes: z.boolean(),
    early: durationSchema,
    grace: durationSchema,
    endAfter: durationSchema,
    keep: durationSchema,
    documents: z.array(rowIdSchema).max(10),
    walkIn: z.boolean(),
    /** How a visitor finds the way in. */
    directions: z.strictObject({ 'zh-CN': directionsSchema, en: directionsSchema }).nullable(),
  })
  .openapi('VisitRule');
export type VisitRuleView = z.infer<typeof visitRuleSchema>;

export const visitDocumentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    version: z.int().nullable(),
    text: z.object({ 'zh-CN': z.string(), en: z.string() }),
    digest: z.string(),
    publishedAt: z.int(),
  })
  .openapi('VisitDocument');
export type VisitDocumentView = z.infer<typeof visitDocumentSchema>;

/** Everything that is known of a visitor, as he sees it, and what he may do about it. */
export const ownVisitSchema = z
  .object({
    site: z.string(),
    timeZone: z.string(),
    host: z.string().nullable(),
    purpose: z.string(),
    phase: z.enum(visitPhases),
    from: z.int(),
    until: z.int(),
    /** In full: they are his. Null once they are deleted. */
    data: z
      .object({
        name: z.string(),
        phone: z.string().nullable(),
        mail: z.string().nullable(),
        idNumber: z.string().nullable(),
        unit: z.string().nullable(),
      })
      .nullable(),
    documents: z.array(visitDocumentSchema.extend({ accepted: z.boolean() })),
    /** When they are deleted without being asked. */
    eraseAt: z.int().nullable(),
    /** How long after the end of the visit that is, while the end is not known. */
    keep: durationSchema,
    directions: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
    mayAnswer: z.boolean(),
    hasPass: z.boolean(),
    mayCorrect: z.boolean(),
    mayCancel: z.boolean(),
  })
  .openapi('OwnVisit');
export type OwnVisitView = z.infer<typeof ownVisitSchema>;

/** What a host is asked about, by the link that was sent. What lists say of the visitor is not for hosts. */
export const hostVisitSchema = z
  .object({
    site: z.string(),
    timeZone: z.string(),
    purpose: z.string(),
    /** Null once they are deleted. */
    name: z.string().nullable(),
    /** Masked. */
    phone: z.string().nullable(),
    unit: z.string().nullable(),
    phase: z.enum(visitPhases),
    from: z.int(),
    until: z.int(),
    mayDecide: z.boolean(),
  })
  .openapi('HostVisit');
export type HostVisitView = z.infer<typeof hostVisitSchema>;

export const visitPassSchema = z
  .object({
    /** `VP1:…` */
    text: z.string(),
    /** Rows of `0` and `1`, with no quiet zone. */
    code: z.array(z.string()),
    notBefore: z.int(),
    notAfter: z.int(),
  })
  .openapi('VisitPass');
export type VisitPassView = z.infer<typeof visitPassSchema>;
