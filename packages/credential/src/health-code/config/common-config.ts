import { X509Certificate } from 'node:crypto';
import { Personal } from '@vedette/domain';
import { z } from 'zod';
import { baseUrlSchema, mayBePlain } from './base-url.ts';
import { type CodeHint, codeHintSchema } from './hint.ts';

/** A secret: printing, logging or serialising the configuration shows `[personal]` in its place. */
export const secretSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,256}$/, 'printable ASCII without blanks is wanted')
  .transform((value) => new Personal(value));

/** An account name or a serial number that the platform handed out. */
export const accountSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'printable ASCII without blanks is wanted');

const day = 86_400_000;

/** What every shape has. */
export const commonFields = (hints: readonly CodeHint[]) => ({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .describe('Name of the gateway at this site'),
  url: baseUrlSchema.describe('Where it is: https, unless it is on this machine'),
  allowPlainHttp: z
    .boolean()
    .default(false)
    .describe('Allows http to another machine, on a wire that is trusted'),
  ca: z
    .string()
    .max(65_536)
    .refine(isCertificate, 'certificates in PEM are wanted')
    .optional()
    .describe('The only authorities that may vouch for it, in PEM'),
  deadlineMs: z.int().min(1_000).max(3_000).default(2_000).describe('Longest wait for its answer, ms'),
  keepPersonMs: z
    .int()
    .min(0)
    .max(day)
    .default(0)
    .describe('How long an answer about a person holds, ms, where it states no end; 0 keeps none'),
  keepCodeMs: z
    .int()
    .min(0)
    .max(60_000)
    .default(0)
    .describe('The same for a code, whose screenshot would live as long; 0 keeps none'),
  hints: z
    .array(codeHintSchema)
    .max(16)
    .default([...hints])
    .describe('How its codes are known'),
});

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}

interface Addressed {
  readonly url: string;
  readonly allowPlainHttp: boolean;
}

/** Refuses http to another machine; comes after the fields, because it needs two of them. */
export function refusePlainHttp({ url, allowPlainHttp }: Addressed, context: z.RefinementCtx): void {
  if (!mayBePlain(url, allowPlainHttp))
    context.addIssue({ code: 'custom', path: ['url'], message: 'an https address is wanted' });
}

/** Error codes of a platform's own, where they are not public and have to be told. */
export const errorCodesSchema = z
  .strictObject({
    rejected: z.array(z.int()).max(32).default([]).describe('The code or the person was refused'),
    notFound: z.array(z.int()).max(32).default([]).describe('Nothing is known of the person'),
    expired: z.array(z.int()).max(32).default([]).describe('The code was shown too late'),
  })
  .prefault({});
export type ErrorCodes = z.output<typeof errorCodesSchema>;
