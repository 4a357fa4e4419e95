import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { IntegrationSchema } from './schema.ts';

const whileUsed = (purpose: string): PersonalColumn => ({ purpose, period: 'while the channel is kept' });

export const integrationPersonalColumns: PersonalColumnsOf<IntegrationSchema> = {
  channel: {
    id: 'no',
    organisation_id: 'no',
    name: 'no',
    kind: 'no',
    events: 'no',
    severity: 'no',
    places: 'no',
    language: 'no',
    is_active: 'no',
    host: 'no',
    epoch: 'no',
    address: whileUsed('where to send what the channel is told; may be the mail address of somebody, sealed'),
    secret: 'no',
    secret_hint: 'no',
    created_at: 'no',
    ended_by: 'no',
  },
  delivery: {
    id: 'no',
    channel_id: 'no',
    event_id: 'no',
    event_type: 'no',
    event: 'no',
    state: 'no',
    attempts: 'no',
    next_at: 'no',
    last_at: 'no',
    last_status: 'no',
    last_fault: 'no',
    created_at: 'no',
  },
  delivery_attempt: { delivery_id: 'no', at: 'no', outcome: 'no', status: 'no', fault: 'no' },
};
