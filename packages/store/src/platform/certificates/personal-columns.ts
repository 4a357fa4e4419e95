import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { CertificateSchema } from './schema.ts';

export const certificatePersonalColumns: PersonalColumnsOf<CertificateSchema> = {
  certificate: {
    id: 'no',
    organisation_id: 'no',
    site_id: 'no',
    device_id: 'no',
    profile: 'no',
    issued_at: 'no',
    jws: {
      purpose: 'name who cleared a device, who verified and who validated it; nobody whose data it held',
      period: 'as long as the certificate is kept: three years at least (GB 46864-2025)',
    },
    log_number: 'no',
  },
};
