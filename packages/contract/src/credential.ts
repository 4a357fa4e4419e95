import { z } from '@hono/zod-openapi';
import {
  credentialFaults,
  credentialFormats,
  credentialOutcomes,
  freshnesses,
  holderBindings,
} from '@vedette/domain';

/** What a verification shows an operator: whether, and why not; of the subject only which fields it names. */
export const verificationSchema = z
  .object({
    format: z.enum(credentialFormats),
    outcome: z.enum(credentialOutcomes),
    faults: z.array(z.enum(credentialFaults)),
    issuer: z
      .object({
        id: z.string(),
        keyId: z.string(),
        trustList: z.string(),
        trustListAt: z.int().nullable(),
      })
      .nullable(),
    /** Names of the fields that the credential states of its subject; never their content. */
    subject: z.array(z.string()),
    claims: z.array(
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    ),
    validity: z.object({ notBefore: z.int().nullable(), notAfter: z.int().nullable() }),
    binding: z.enum(holderBindings),
    freshness: z.enum(freshnesses),
  })
  .openapi('CredentialVerification');
export type VerificationView = z.infer<typeof verificationSchema>;
