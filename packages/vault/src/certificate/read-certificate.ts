import { parseCompactJws } from './jws.ts';
import type { Certificate } from './payload.ts';
import { certificateSchema } from './schema.ts';

/**
 * What a certificate says, without believing any of it: for whoever keeps it and knows where it comes from. Null for
 * what is none.
 */
export function readCertificate(jws: string): Certificate | null {
  const parsed = parseCompactJws(jws);
  if (parsed === null) return null;
  try {
    const { data, success } = certificateSchema.safeParse(JSON.parse(parsed.payload));
    // As `verifyCertificate` has it: the brands are for those who sign.
    return success ? (data as Certificate) : null;
  } catch {
    return null;
  }
}
