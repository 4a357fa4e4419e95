import { listKinds } from '@vedette/domain';
import { z } from 'zod';
import { idSchema, plainText } from '../common.ts';
import { dutySchema } from '../duty.ts';
import { holidaySchema, scheduleSchema } from '../routes/schedules.ts';
import {
  base64urlOf,
  base64urlUpTo,
  contentHashSchema,
  countSchema,
  momentSchema,
  publicKeySchema,
} from './identifiers.ts';
import { linkLimits } from './limits.ts';
import { periodSchema, purposeSchema } from './sealing.ts';
import { holdSchema, shredSchema } from './shred.ts';

/** `kind/id`; the order of keys, unit by unit, is the order of a snapshot. */
export const rowKeySchema = z.string().regex(/^[a-z][a-z-]{0,31}\/[A-Za-z0-9][A-Za-z0-9._:-]{0,95}$/);
export type RowKey = z.infer<typeof rowKeySchema>;

const validity = { validFrom: momentSchema.nullable(), validTo: momentSchema.nullable() };

/** The document of each kind of row. The id stands in the key. */
export const syncDocuments = {
  person: z.strictObject({
    name: plainText(100),
    phone: z.string().max(20).nullable(),
    idNumber: z.string().max(20).nullable(),
    organisation: z.string().max(100).nullable(),
    ...validity,
  }),
  /** Sealed to the site's terminals: the platform cannot open it. The wrap is the one for this terminal. */
  'face-reference': z.strictObject({
    person: idSchema,
    content: z.enum(['photograph', 'reference']),
    sealed: base64urlUpTo(linkLimits.sealedReference).min(1),
    wrap: base64urlOf(80),
  }),
  /** A terminal that has joined the site, to which this one is asked to seal that reference. */
  reseal: z.strictObject({ reference: idSchema, publicKey: publicKeySchema }),
  /** `day-key/<key id>`: what records of that purpose and day are sealed to. */
  'day-key': z.strictObject({
    purpose: purposeSchema,
    day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    generation: z.int().min(1).max(999_999),
    recipients: z
      .array(z.strictObject({ keep: periodSchema, publicKey: publicKeySchema }))
      .min(1)
      .max(16),
  }),
  /** `index-key/<key id>`: sealed to this terminal. */
  'index-key': z.strictObject({ sealed: base64urlOf(80) }),
  list: z.strictObject({ kind: z.enum(listKinds), name: plainText(80) }),
  'list-entry': z.strictObject({
    list: idSchema,
    subject: idSchema,
    reason: z.string().max(200),
    ...validity,
  }),
  schedule: scheduleSchema.omit({ id: true }).strict(),
  holidays: z.array(holidaySchema).max(2000),
  duty: dutySchema,
  hold: holdSchema,
  shred: shredSchema,
} as const;
export type SyncKind = keyof typeof syncDocuments;
export type SyncDocument<K extends SyncKind> = z.infer<(typeof syncDocuments)[K]>;

/** The document is text, so that its digest needs no canonical form. */
export const syncRowSchema = z.strictObject({
  key: rowKeySchema,
  document: z.string().max(linkLimits.document),
});
export type SyncRow = z.infer<typeof syncRowSchema>;

export const rowFaults = [
  /** Of a newer platform. */
  'unknown-kind',
  'malformed',
  /** It names a person, list or model that is not here. */
  'dangling',
  'not-opened',
  /** Nobody whom this sentinel believes has signed it. */
  'not-signed',
  'low-quality',
  'duplicate',
  'full',
] as const;
export type RowFault = (typeof rowFaults)[number];
export const rowProblemSchema = z.strictObject({ key: rowKeySchema, fault: z.enum(rowFaults) });
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** What a sentinel asks for: changes since a version, or the whole set, page by page in the order of keys. */
export const syncWantSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('changes'), since: countSchema }),
  z.strictObject({ what: z.literal('snapshot'), after: rowKeySchema.nullable() }),
]);
export type SyncWant = z.infer<typeof syncWantSchema>;

const rows = z.array(syncRowSchema).max(linkLimits.syncRows);
export const syncPageSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('changes'),
    since: countSchema,
    /** The version after these changes. */
    to: countSchema,
    rows,
    /** Tombstones. */
    removed: z.array(rowKeySchema).max(linkLimits.syncRows),
    /** Of the whole set at `to`; null when there is more to come. */
    hash: contentHashSchema.nullable(),
  }),
  z.strictObject({
    what: z.literal('snapshot'),
    /** What the set's version was before this page was read. */
    version: countSchema,
    rows,
    /** Ask again from here; null at the end. */
    next: rowKeySchema.nullable(),
  }),
  /** The log of changes does not reach back so far: take the whole set. */
  z.strictObject({ what: z.literal('too-old') }),
]);
export type SyncPage = z.infer<typeof syncPageSchema>;

/** Every row up to that version was applied but those named. */
export const syncAppliedSchema = z.strictObject({
  version: countSchema,
  hash: contentHashSchema,
  applied: countSchema,
  rejected: z.array(rowProblemSchema).max(linkLimits.syncRows),
});
export type SyncApplied = z.infer<typeof syncAppliedSchema>;
