import type { Json } from '../json/canonical-json.ts';
import type { LogEntry } from '../log/entry.ts';
import type { SignBytes } from '../log/note/sign-note.ts';
import type { VerifierKey } from '../log/note/verifier-key.ts';
import { certificateEntry } from './certificate-entry.ts';
import { refuse } from './complete.ts';
import { compactJws } from './jws.ts';
import type { Certificate } from './payload.ts';
import { refusalsOf } from './refusals.ts';
import { certificateSchema } from './schema.ts';

export const certificateJwsType = 'vedette-certificate+jws';

export interface SignedCertificate {
  readonly jws: string;
  /** To be appended to the log that the certificate names. */
  readonly entry: LogEntry<'CERTIFIED' | 'FAILED'>;
}

/**
 * Signs what may be signed. A `PURGE-DEVICE` without complete verification does not compile, and whatever comes past
 * the compiler is judged here once more.
 * @throws VedetteError `certificate-refused`
 */
export async function signCertificate(
  certificate: Certificate,
  key: VerifierKey,
  sign: SignBytes,
): Promise<SignedCertificate> {
  const checked = certificateSchema.parse(certificate);
  refuse(refusalsOf(checked));
  const jws = await compactJws(certificateJwsType, checked as Json, key, sign);
  return { jws, entry: certificateEntry(checked, jws) };
}
