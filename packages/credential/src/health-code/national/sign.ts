import { createHash, timingSafeEqual } from 'node:crypto';

type Fields = Readonly<Record<string, string>>;

/**
 * Upper-case hexadecimal SHA-256 of `k1=v1&k2=v2…` over the keys in ASCII order, the secret among them
 * (as in the reseller's published interface document).
 */
export function signFields(fields: Fields): string {
  const joined = Object.keys(fields)
    .sort()
    .map((key) => `${key}=${fields[key]}`)
    .join('&');
  return createHash('sha256').update(joined).digest('hex').toUpperCase();
}

/** Compared in constant time. */
export function isSignedBy(fields: Fields, sign: string): boolean {
  const [own, theirs] = [Buffer.from(signFields(fields)), Buffer.from(sign.toUpperCase())];
  return own.length === theirs.length && timingSafeEqual(own, theirs);
}
