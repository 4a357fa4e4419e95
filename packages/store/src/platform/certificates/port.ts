import type { Instant, OrganisationId } from '@vedette/domain';
import type { CertificateProfile } from '@vedette/vault/certificate';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export interface StoredCertificate {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly site: LocationId | null;
  readonly device: string;
  readonly profile: CertificateProfile;
  readonly issuedAt: Instant;
  readonly jws: string;
  /** The index of its entry in the log. */
  readonly index: number;
}

export interface CertificateFilter extends PageRequest {
  readonly device?: string | undefined;
  readonly profile?: CertificateProfile | undefined;
}

/** Certificates, kept for good: they are what is left of a device. */
export interface CertificateStore {
  /** One that stands already is left as it is. */
  add(certificate: StoredCertificate): Promise<void>;
  get(reach: Reach, id: string): Promise<StoredCertificate | null>;
  /** Newest first. */
  list(reach: Reach, filter: CertificateFilter): Promise<Page<StoredCertificate>>;
}
