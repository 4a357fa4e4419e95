import { z } from '@hono/zod-openapi';
import { erasureGrades, holdingKinds, retirementPhases } from '@vedette/domain';
import { base64urlOf, deviceIdSchema } from '../../link/identifiers.ts';
import { erasureReportSchema, keySampleSchema, retireStages } from '../../link/retire.ts';
import { placeSchema } from '../people/person.ts';

export const holdingViewSchema = z
  .object({
    kind: z.enum(holdingKinds),
    purpose: z.string().nullable(),
    count: z.int(),
    from: z.int().nullable(),
    until: z.int().nullable(),
    /** Promised never to leave the device: in no backup. */
    deviceOnly: z.boolean(),
  })
  .openapi('Holding');
export type HoldingView = z.infer<typeof holdingViewSchema>;

const mediumViewSchema = z.object({
  /** Null: a bench's; otherwise the device's own. */
  by: z.string().nullable(),
  grade: z.enum(erasureGrades),
  report: erasureReportSchema,
});

export const retirementSchema = z
  .object({
    id: z.string(),
    batch: z.string(),
    device: deviceIdSchema,
    site: placeSchema.nullable(),
    reason: z.string(),
    phase: z.enum(retirementPhases),
    isOnline: z.boolean(),
    requestedBy: z.string(),
    approvedBy: z.string().nullable(),
    validatedBy: z.string().nullable(),
    openedAt: z.int(),
    changedAt: z.int(),
    /** From here on nobody opens what it holds. */
    sharesDestroyedAt: z.int().nullable(),
    grade: z.enum(erasureGrades).nullable(),
    failure: z.object({ at: z.enum(retirementPhases), reason: z.string() }).nullable(),
    attempts: z.int(),
    progress: z.object({ stage: z.enum(retireStages), done: z.int(), of: z.int(), at: z.int() }).nullable(),
    certificate: z.string().nullable(),
  })
  .openapi('Retirement');
export type RetirementView = z.infer<typeof retirementSchema>;

export const retirementDetailSchema = retirementSchema
  .extend({
    holdings: z.array(holdingViewSchema).nullable(),
    /** When the device counted it; null: it could not be asked, and this is what the platform knew. */
    holdingsAt: z.int().nullable(),
    backup: z
      .object({
        recipient: z.string(),
        sha256: z.string(),
        bytes: z.int(),
        records: z.int(),
        restoredAt: z.int(),
      })
      .nullable(),
    shares: z
      .array(z.object({ generation: z.int(), epoch: z.int(), tombstone: z.string(), index: z.int() }))
      .nullable(),
    media: z.array(mediumViewSchema),
    /** Whether the device's words are signed by the key that the platform has certified for this. */
    evidence: z.object({ sha256: z.string(), at: z.int() }).nullable(),
    steps: z.array(
      z.object({
        at: z.int(),
        event: z.string(),
        phase: z.enum(retirementPhases),
        by: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    ),
    /** Names of the accounts that are named here. */
    names: z.record(z.string(), z.string()),
  })
  .openapi('RetirementDetail');
export type RetirementDetailView = z.infer<typeof retirementDetailSchema>;

/** A whole batch: what came of it, and what did not. */
export const retirementBatchSchema = z
  .object({
    id: z.string(),
    reason: z.string(),
    requestedAt: z.int(),
    devices: z.int(),
    /** By phase. */
    phases: z.array(z.object({ phase: z.enum(retirementPhases), devices: z.int() })),
    certificates: z.int(),
    /** Root of the RFC 6962 tree over the SHA-256 of the certificates, in order of device; null without one. */
    root: z.string().nullable(),
    /** Devices whose media nobody has seen, and those where it failed. */
    unreached: z.array(deviceIdSchema),
    failed: z.array(deviceIdSchema),
  })
  .openapi('RetirementBatch');
export type RetirementBatchView = z.infer<typeof retirementBatchSchema>;

/** What a bench needs to search the media of a device: tokens that were planted in it. */
export const searchKitSchema = z
  .object({
    retirement: z.string(),
    /** `seed` is 32 bytes, base64url. */
    canaries: z.object({
      seed: base64urlOf(32),
      count: z.int().min(1).max(64),
      purposes: z.array(z.string().max(64)).max(64),
    }),
    /** Noise sealed under the keys that the device had; none when it could not be asked. */
    samples: z.array(keySampleSchema).max(16),
  })
  .openapi('SearchKit');
export type SearchKit = z.infer<typeof searchKitSchema>;
