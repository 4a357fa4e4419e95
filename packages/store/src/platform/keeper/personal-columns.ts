import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { KeeperSchema } from './schema.ts';

/** Keys, and which device has asked for its half when. */
export const keeperPersonalColumns: PersonalColumnsOf<KeeperSchema> = {
  custody_epoch: { epoch: 'no', opened_at: 'no', is_kept: 'no', closed_at: 'no', destroyed_at: 'no' },
  custody_rack: { number: 'no', rack_group: 'no', nth: 'no', epoch: 'no', wrapped: 'no', made_at: 'no' },
  keeper_share: {
    device_id: 'no',
    generation: 'no',
    point: 'no',
    rack: 'no',
    wrapped: 'no',
    prepared_at: 'no',
    settled_at: 'no',
    keys_dropped: 'no',
    keys_wrapped: 'no',
    settled_told_at: 'no',
    dropped_at: 'no',
    gone_at: 'no',
    gone_epoch: 'no',
    told_at: 'no',
    log_origin: 'no',
    log_index: 'no',
    log_leaf: 'no',
  },
  keeper_device: {
    device_id: 'no',
    answered: 'no',
    refused: 'no',
    window_at: 'no',
    window_count: 'no',
    last_at: 'no',
  },
};
