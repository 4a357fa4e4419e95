import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { LogSchema } from './schema.ts';

/** The log is public, and no form of its entries has room for anything of a person. */
export const logPersonalColumns: PersonalColumnsOf<LogSchema> = {
  log_entry: { number: 'no', leaf: 'no', entry: 'no', appended_at: 'no' },
  log_node: { level: 'no', number: 'no', hash: 'no' },
  log_checkpoint: { size: 'no', published_at: 'no', note: 'no', cosignatures: 'no' },
  log_witness: { name: 'no', size: 'no', seen_at: 'no', trouble: 'no', asked_at: 'no' },
};
