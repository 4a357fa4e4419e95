import type { KeyObject } from 'node:crypto';
import { type Duration, type Instant, instant, parseDuration, VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { passIdPattern } from './limits.ts';
import { importPassKey, passKeyName } from './public-key.ts';

/** A key that may sign passes of one issuer. */
export interface PassTrustKey {
  /** First 8 bytes of SHA-256 of the public key, hex. */
  readonly keyId: string;
  readonly publicKey: KeyObject;
  readonly issuer: string;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  /** The list that vouches for the key, and its date. */
  readonly list: string;
  readonly listAt: Instant | null;
}

/** Whose passes a site takes, and which of them no longer. */
export interface PassTrust {
  /** By key id, every key that goes by it. */
  readonly keys: ReadonlyMap<string, readonly PassTrustKey[]>;
  /** Ids of passes, base64url. */
  readonly revokedPasses: ReadonlySet<string>;
  /** By subject, the instant before which every pass that was issued is void. */
  readonly revokedSubjects: ReadonlyMap<string, Instant>;
  readonly revocationListAt: Instant | null;
  /** How old the revocation list may grow; null where the site does not ask. */
  readonly revocationFreshFor: Duration | null;
}

const date = z.iso.datetime({ offset: true }).transform((text) => instant(Date.parse(text)));
const identifier = z.string().regex(passIdPattern);
const freshFor = z.string().transform((text, context) => {
  const length = parseDuration(text);
  if (length !== undefined) return length;
  context.addIssue({ code: 'custom', message: 'a whole number and s, m, h or d' });
  return z.NEVER;
});
const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

/** The trust file of passes; `spec/pass.md` describes it. */
export const passTrustSchema = z.strictObject({
  format: z.literal('vedette-pass-trust'),
  version: z.literal(1),
  list: z.string().min(1).max(80),
  listAt: date.nullable().default(null),
  keys: z
    .array(
      z.strictObject({
        kid: z
          .string()
          .regex(/^[0-9a-f]{16}$/)
          .optional(),
        publicKey,
        issuer: identifier,
        notBefore: date.nullable().default(null),
        notAfter: date.nullable().default(null),
      }),
    )
    .max(1_000),
  revoked: z
    .strictObject({
      passes: z
        .array(z.string().regex(/^[A-Za-z0-9_-]{22}$/))
        .max(100_000)
        .default([]),
      subjects: z
        .array(z.strictObject({ subject: identifier, before: date }))
        .max(100_000)
        .default([]),
    })
    .default({ passes: [], subjects: [] }),
  revocationListAt: date.nullable().default(null),
  revocationFreshFor: freshFor.nullable().default(null),
});
type TrustFile = z.output<typeof passTrustSchema>;

/**
 * Reads a trust file.
 * @throws VedetteError input-invalid, naming every place that is wrong
 */
export function parsePassTrust(json: unknown): PassTrust {
  const read = passTrustSchema.safeParse(json);
  if (!read.success)
    throw invalidTrust(read.error.issues.map(({ path, message }) => [path.join('.'), message]));
  const { revoked, revocationListAt, revocationFreshFor } = read.data;
  return {
    keys: keysIn(read.data),
    revokedPasses: new Set(revoked.passes),
    revokedSubjects: latestBySubject(revoked.subjects),
    revocationListAt,
    revocationFreshFor,
  };
}

function keysIn({ keys, list, listAt }: TrustFile): PassTrust['keys'] {
  const byId = new Map<string, PassTrustKey[]>();
  for (const [index, { kid, publicKey: jwk, issuer, notBefore, notAfter }] of keys.entries()) {
    const keyId = passKeyName(jwk);
    if (kid !== undefined && kid !== keyId)
      throw invalidTrust([[`keys.${index}.kid`, 'is not that of the key']]);
    const key = { keyId, publicKey: importPassKey(jwk), issuer, notBefore, notAfter, list, listAt };
    byId.set(keyId, [...(byId.get(keyId) ?? []), key]);
  }
  return byId;
}

function latestBySubject(subjects: TrustFile['revoked']['subjects']): PassTrust['revokedSubjects'] {
  const latest = new Map<string, Instant>();
  for (const { subject, before } of subjects) {
    const known = latest.get(subject);
    if (known === undefined || known < before) latest.set(subject, before);
  }
  return latest;
}

function invalidTrust(found: readonly (readonly [string, string])[]): VedetteError {
  const problems = found.map(([path, message]) => ({ path, message }));
  return new VedetteError('input-invalid', 'caller', { at: 'pass trust', problems });
}
