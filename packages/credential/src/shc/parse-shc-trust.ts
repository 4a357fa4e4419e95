import { instant, parseDuration } from '@vedette/domain';
import { z } from 'zod';
import { parseInput } from '../common/parse-input.ts';
import { chainProblem } from './certificate-chain.ts';
import { crlSchema } from './crl-schema.ts';
import { jwkSchema, type ReadJwk } from './jwk-schema.ts';
import { issuerUrl } from './payload-schema.ts';
import type { ShcIssuer, ShcTrust } from './shc-trust.ts';

const keyList = z.array(jwkSchema).min(1).max(100);
const keys = z.union([keyList, z.object({ keys: keyList }).transform((set) => set.keys)]);

const issuer = z
  .strictObject({
    iss: issuerUrl,
    name: z.string().max(200),
    keys,
    crls: z.array(crlSchema).max(100).default([]),
  })
  .superRefine((read, context) => {
    for (const message of keyProblems(read.iss, read.keys))
      context.addIssue({ code: 'custom', message, path: ['keys'] });
  })
  .transform(
    ({ iss, name, keys: read, crls }): ShcIssuer => ({
      ...{ iss, name },
      keys: read.map(({ kid, key, crlVersion }) => {
        const crl = crls.find((one) => one.kid === kid);
        return { kid, key, crlVersion, crl: crl ? { ctr: crl.ctr, at: crl.at, rids: crl.rids } : null };
      }),
    }),
  );

const moment = z.iso.datetime({ offset: true }).transform((text) => instant(Date.parse(text)));
const maxAge = z
  .string()
  .default('7d')
  .transform((text, context) => {
    const read = parseDuration(text);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'a duration such as 7d is wanted' });
    return z.NEVER;
  });

const trust = z
  .strictObject({
    list: z.strictObject({ name: z.string().min(1).max(200), at: moment.nullable().default(null) }),
    issuers: z.array(issuer).max(5_000),
    crlMaxAge: maxAge,
  })
  .refine(({ issuers }) => new Set(issuers.map(({ iss }) => iss)).size === issuers.length, {
    message: 'an issuer is named twice',
    path: ['issuers'],
  });

/**
 * `{ "list": { "name", "at" }, "issuers": [{ "iss", "name", "keys": JWKS, "crls": [{ "kid", "method": "rid",
 * "ctr", "rids", "at" }] }], "crlMaxAge": "7d" }`; `at` of a revocation list is when it was fetched.
 * @throws VedetteError `input-invalid`: also for a key that is not named by its thumbprint, or whose
 *   certificates are for another key or issuer, and for a revocation list that is not one
 */
export function parseShcTrust(json: unknown): ShcTrust {
  return parseInput(trust, 'shc trust', json);
}

function keyProblems(iss: string, read: readonly ReadJwk[]): string[] {
  return read.flatMap(({ key, x5c }) => (x5c && chainProblem(x5c, key, iss)) ?? []);
}
