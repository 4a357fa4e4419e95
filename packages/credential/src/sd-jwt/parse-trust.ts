import { X509Certificate } from 'node:crypto';
import { instant, VedetteError } from '@vedette/domain';
import { z } from 'zod';
import { parseStatusList } from './status-list.ts';
import {
  type ClaimPaths,
  type CredentialType,
  credentialRoles,
  type SdJwtIssuer,
  type SdJwtTrust,
  subjectFields,
} from './trust.ts';
import { keyOfJwk } from './trusted-key.ts';

const name = z.string().min(1).max(512);
const step = z.union([z.string().min(1).max(128), z.int().min(0).max(1_023), z.null()]);
const path = z.array(step).min(1).max(8);

const typeSchema = z.strictObject({
  vct: name,
  role: z.enum(credentialRoles),
  claims: z.partialRecord(z.enum(subjectFields), path).optional(),
  zones: z.array(z.string().min(1).max(64)).max(256).default([]),
  bearer: z.boolean().default(false),
});

const key = z.record(z.string(), z.json()).transform((jwk, context) => {
  const read = keyOfJwk(jwk);
  if (read === null) context.addIssue('a public key for ES256, EdDSA or PS256 is wanted');
  return read ?? z.NEVER;
});

const root = z
  .string()
  .max(16_384)
  .transform((pem, context): X509Certificate => {
    const read = readCertificate(pem);
    if (read?.ca !== true) context.addIssue('a certificate authority in PEM is wanted');
    return read?.ca === true ? read : z.NEVER;
  });

const issuerSchema = z
  .strictObject({
    iss: name,
    keys: z.array(key).max(32).default([]),
    roots: z.array(root).max(16).default([]),
    statusKeys: z.array(key).max(32).default([]),
    types: z.array(typeSchema).min(1).max(64),
  })
  .refine(({ keys, roots }) => keys.length + roots.length > 0, 'keys or roots are wanted')
  .refine(({ types }) => isUnique(types.map(({ vct }) => vct)), 'a type stands twice');

const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => instant(Date.parse(text)))
  .nullable()
  .default(null);

const statusListSchema = z.strictObject({
  token: z.string().refine((token) => parseStatusList(token) !== null, 'a status list is wanted'),
  receivedAt: moment,
});

const trustSchema = z.strictObject({
  list: z.strictObject({ name, at: moment }),
  issuers: z
    .array(issuerSchema)
    .min(1)
    .max(256)
    .refine((issuers) => isUnique(issuers.map(({ iss }) => iss)), 'an issuer stands twice'),
  acceptsOldTyp: z.boolean().default(false),
  statusLists: z.array(statusListSchema).max(256).default([]),
});

const isUnique = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/**
 * Reads what the site trusts: `{ "list": { "name", "at"? }, "issuers": [ { "iss", "keys": [JWK], "roots": [PEM],
 * "statusKeys"?: [JWK], "types": [ { "vct", "role", "claims"?, "zones"?, "bearer"? } ] } ], "acceptsOldTyp"?,
 * "statusLists"?: [ { "token", "receivedAt"? } ] }`. Nobody mentioned there is trusted, and no field that is not
 * mentioned here is allowed.
 * @throws VedetteError `input-invalid`, naming the fields
 */
export function parseSdJwtTrust(json: unknown): SdJwtTrust {
  const read = trustSchema.safeParse(json);
  if (read.success) return { ...read.data, issuers: read.data.issuers.map(issuerOf) };
  const problems = read.error.issues.map((issue) => ({
    ...{ path: ['trust', ...issue.path].join('.'), message: issue.message },
  }));
  throw new VedetteError('input-invalid', 'caller', { at: problems[0]?.path ?? 'trust', problems });
}

const issuerOf = (issuer: z.infer<typeof issuerSchema>): SdJwtIssuer => ({
  ...issuer,
  types: issuer.types.map(typeOf),
});

const typeOf = ({ claims, ...type }: z.infer<typeof typeSchema>): CredentialType => ({
  ...type,
  claims: claims === undefined ? usualClaims(type.vct) : withoutGaps(claims),
});

/** Names of the European identity credential (`urn:eudi:pid:…`), else those of OpenID Connect Core section 5.1. */
function usualClaims(vct: string): ClaimPaths {
  const birthDate = ['birthdate'];
  return vct.startsWith('urn:eudi:pid:')
    ? { familyName: ['family_name'], givenName: ['given_name'], birthDate }
    : { name: ['name'], birthDate };
}

function withoutGaps(claims: Readonly<Partial<Record<keyof ClaimPaths, unknown>>>): ClaimPaths {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
