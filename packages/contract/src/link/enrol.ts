import { z } from 'zod';
import { base64urlOf, deviceIdSchema, lineSchema, momentSchema, publicKeySchema } from './identifiers.ts';

/** How the device lets itself be claimed: by a code on its screen, or by a voucher that was put into it. */
const claimOfferSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('code'),
    /** What the platform compares a typed code with; 32 bytes. The formula stands in `spec/device-link.md`. */
    check: base64urlOf(32),
    salt: base64urlOf(16),
    expiresAt: momentSchema,
  }),
  z.strictObject({
    by: z.literal('voucher'),
    voucher: z.string().regex(/^[a-z2-7]{16}$/),
    salt: base64urlOf(16),
    /** Shows that the device knows the voucher's secret; 32 bytes. */
    proof: base64urlOf(32),
  }),
]);

/** `POST /link/enrol`, signed by the key that it brings. */
export const enrolmentSchema = z.strictObject({
  publicKey: publicKeySchema,
  software: lineSchema.min(1),
  model: lineSchema,
  serial: lineSchema.nullable(),
  claim: claimOfferSchema,
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

export const enrolmentAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('waiting'),
    /** Milliseconds until the next question makes sense. */
    retryAfter: z.int().min(0).max(3_600_000),
  }),
  /** The code was tried too often, or its time is over: show another. */
  z.strictObject({ state: z.literal('code-spent') }),
  z.strictObject({
    state: z.literal('claimed'),
    device: deviceIdSchema,
    site: z.string().max(64),
    siteName: z.string().max(200),
    timeZone: z.string().max(64),
    /** The platform's Ed25519 keys; answers are signed by one of them. */
    platformKeys: z.array(publicKeySchema).min(1).max(4),
    /** Shows that the platform was told the code, or knows the voucher; 32 bytes over these keys. */
    proof: base64urlOf(32),
  }),
]);
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswerSchema>;
