import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { KeySchema } from './schema.ts';

/** Keys open personal data and hold none. */
export const keyPersonalColumns: PersonalColumnsOf<KeySchema> = {
  vault_key: {
    organisation_id: 'no',
    purpose: 'no',
    day: 'no',
    generation: 'no',
    kind: 'no',
    keep: 'no',
    key_id: 'no',
    public_key: 'no',
    custody_epoch: 'no',
    wrapped: 'no',
    made_at: 'no',
    destroyed_at: 'no',
    going_at: 'no',
    gone_at: 'no',
    told_at: 'no',
  },
};
