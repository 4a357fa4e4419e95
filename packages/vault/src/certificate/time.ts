import { type Branded, type Instant, instant } from '@vedette/domain';

/** A moment as a certificate writes it: RFC 3339, UTC, with milliseconds. */
export type CertificateTime = Branded<string, 'CertificateTime'>;

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** @throws RangeError for a moment outside the years 0 to 9999 */
export function certificateTime(at: Instant): CertificateTime {
  const text = new Date(at).toISOString();
  if (!pattern.test(text)) throw new RangeError('no year of four digits');
  return text as CertificateTime;
}

/** Null for anything that is not written so. */
export function parseCertificateTime(text: string): CertificateTime | null {
  const at = pattern.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) && new Date(at).toISOString() === text ? (text as CertificateTime) : null;
}

export function instantOf(time: CertificateTime): Instant {
  return instant(Date.parse(time));
}
