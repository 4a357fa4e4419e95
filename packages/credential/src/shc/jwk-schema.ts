import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A signing key as an issuer publishes it; `d`, the private half, has no business in a trust list. */
export const jwkSchema = z
  .object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    use: z.literal('sig'),
    alg: z.literal('ES256'),
    kid: z.string().max(64),
    x: coordinate,
    y: coordinate,
    x5c: z.array(z.string().max(10_000)).min(1).max(6).optional(),
    crlVersion: z.number().int().nonnegative().optional(),
    d: z.never().optional(),
  })
  .transform((jwk, context) => {
    const key = publicKeyOf(jwk);
    if (key === null) context.addIssue({ code: 'custom', message: 'not a point of the curve', path: ['x'] });
    if (jwk.kid !== thumbprintOf(jwk))
      context.addIssue({ code: 'custom', message: 'not the thumbprint of the key', path: ['kid'] });
    return key === null ? z.NEVER : { kid: jwk.kid, key, crlVersion: jwk.crlVersion ?? null, x5c: jwk.x5c };
  });
export type ReadJwk = z.infer<typeof jwkSchema>;

interface Point {
  readonly crv: string;
  readonly kty: string;
  readonly x: string;
  readonly y: string;
}

function publicKeyOf({ kty, crv, x, y }: Point): KeyObject | null {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** RFC 7638: SHA-256 over the members that make the key, in the order of their names. */
function thumbprintOf({ crv, kty, x, y }: Point): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
