import type { PassageId } from '@vedette/domain';
import { z } from 'zod';
import { momentSchema, named } from './identifiers.ts';
import { linkLimits } from './limits.ts';

/** `POST /link/captures/{hash}`: a picture that a sentinel holds, sealed; the hash is that of the sealed bytes. */
export const captureOfferSchema = z.strictObject({
  record: named<PassageId>(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  occurredAt: momentSchema,
  takenAt: momentSchema,
  keyId: z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/),
  size: z.int().min(1).max(linkLimits.capture),
});
export type CaptureOffer = z.infer<typeof captureOfferSchema>;

/** The query of `PUT /link/captures/{hash}?offset=…`, whose body is a part of the bytes. */
export const capturePartQuerySchema = z.strictObject({
  offset: z
    .string()
    .regex(/^(0|[1-9][0-9]{0,8})$/)
    .transform(Number),
});

/** How much of it is there; durable. */
export const captureProgressSchema = z.strictObject({
  offset: z.int().min(0).max(linkLimits.capture),
  complete: z.boolean(),
});
export type CaptureProgress = z.infer<typeof captureProgressSchema>;
