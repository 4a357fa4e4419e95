import type { CertificateProfile } from '@vedette/vault/certificate';
import type { ColumnType } from 'kysely';

export interface CertificateSchema {
  certificate: {
    id: string;
    organisation_id: string;
    site_id: number | null;
    device_id: string;
    profile: CertificateProfile;
    issued_at: ColumnType<number, string, string>;
    jws: string;
    log_number: number;
  };
}
