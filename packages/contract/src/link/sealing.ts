import { z } from 'zod';
import { idSchema } from '../common.ts';
import { base64urlOf, publicKeySchema } from './identifiers.ts';

export const purposeSchema = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/);
/** How long fields are kept at most, in seconds: each period has a key of its own. */
export const periodSchema = z.int().min(1).max(4_294_967_295);

/** To whom things are sealed for this sentinel, and for what it needs keys itself. */
export const sealingSchema = z.strictObject({
  /** X25519. */
  publicKey: publicKeySchema,
  needs: z
    .array(
      z.strictObject({
        purpose: purposeSchema,
        periods: z.array(periodSchema).min(1).max(16),
        /** The local day of the oldest record that waits, or today. */
        from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      }),
    )
    .max(16),
});
export type Sealing = z.infer<typeof sealingSchema>;

/** A reference that this sentinel has sealed to another of its site. */
export const referenceWrapSchema = z.strictObject({
  reference: idSchema,
  /** For which public key. */
  recipient: publicKeySchema,
  wrap: base64urlOf(80),
});
export type ReferenceWrapWire = z.infer<typeof referenceWrapSchema>;
