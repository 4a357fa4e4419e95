import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { RetirementSchema } from './schema.ts';

const whoDidIt: PersonalColumn = {
  purpose: 'show who decided what of a retirement; an account, and nobody whose data the device held',
  period: 'as long as the retirement is kept: three years at least (GB 46864-2025)',
};

export const retirementPersonalColumns: PersonalColumnsOf<RetirementSchema> = {
  retirement_batch: {
    id: 'no',
    organisation_id: 'no',
    reason: 'no',
    requested_by: whoDidIt,
    requested_at: 'no',
  },
  retirement: {
    id: 'no',
    batch_id: 'no',
    organisation_id: 'no',
    site_id: 'no',
    device_id: 'no',
    state: whoDidIt,
    phase: 'no',
    opened_at: 'no',
    changed_at: 'no',
    holdings: 'no',
    holdings_at: 'no',
    canary_seed: 'no',
    backup: 'no',
    shares: 'no',
    progress: 'no',
    evidence_key: 'no',
    evidence: 'no',
    reports: 'no',
    certificate_id: 'no',
  },
  retirement_step: {
    retirement_id: 'no',
    number: 'no',
    at: 'no',
    event: 'no',
    phase: 'no',
    by_whom: whoDidIt,
    detail: 'no',
  },
};
