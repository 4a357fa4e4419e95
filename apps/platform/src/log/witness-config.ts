import { parseVerifierKey, type VerifierKey } from '@vedette/vault/log';
import { z } from 'zod';

/** Somebody who cosigns what this platform shows of its log. */
export interface ConfiguredWitness {
  /** Where it takes checkpoints, without `/add-checkpoint`. */
  readonly url: string;
  readonly key: VerifierKey;
}

const witnessKey = z.string().transform((text, context): VerifierKey => {
  const key = parseVerifierKey(text);
  if (key?.algorithm === 'cosignature') return key;
  context.addIssue({ code: 'custom', message: 'no key of a witness: name+id+key' });
  return z.NEVER;
});

const name = z
  .string()
  .max(200)
  .regex(/^[^\s+\p{Cc}/][^\s+\p{Cc}]*$/u);

export const logConfigSchema = z.strictObject({
  name: name
    .optional()
    .describe(
      'Name under which the log and the certificates stand, such as guard.example; never changed later',
    ),
  witnesses: z
    .array(z.strictObject({ url: z.url({ protocol: /^https?$/ }), key: witnessKey }))
    .max(20)
    .default([])
    .describe('Who cosigns the log: address and key, as `vedette witness` prints them'),
  quorum: z
    .int()
    .min(0)
    .max(20)
    .optional()
    .describe('Witnesses that a verifier should ask for; all if absent'),
});
export type LogConfig = z.infer<typeof logConfigSchema>;
