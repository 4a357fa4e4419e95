import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { RetentionSchema } from './schema.ts';

const signer = (purpose: string): PersonalColumn => ({ purpose, period: 'while the organisation exists' });

/** What must die or must not is about purposes and days; who decided it is an operator. */
export const retentionPersonalColumns: PersonalColumnsOf<RetentionSchema> = {
  shred: {
    ...{ id: 'no', organisation_id: 'no', site_id: 'no', purpose: 'no', from_day: 'no', through_day: 'no' },
    ...{ why: 'no', decided_at: 'no', note: 'no', signature: 'no', told_at: 'no' },
    by_whom: signer('who decided that something dies'),
    agreed_by: signer('who agreed that something dies'),
  },
  shred_device: {
    shred_id: 'no',
    device_id: 'no',
    state: 'no',
    why: 'no',
    generation: 'no',
    keys: 'no',
    told_at: 'no',
  },
  retention_hold: {
    ...{ id: 'no', organisation_id: 'no', purpose: 'no', from_day: 'no', through_day: 'no', reason: 'no' },
    ...{ set_at: 'no', set_told_at: 'no', lifted_at: 'no', lift_told_at: 'no' },
    set_by: signer('who had something kept'),
    set_agreed_by: signer('who agreed that it be kept'),
    lifted_by: signer('who ended the hold'),
    lifted_agreed_by: signer('who agreed that it ends'),
  },
};
