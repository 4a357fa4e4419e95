import type { AlarmSeverity } from '@vedette/domain';
import type { ColumnType } from 'kysely';
import type { AttemptOutcome, ChannelKind, DeliveryState } from './port.ts';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

export interface IntegrationSchema {
  channel: {
    id: string;
    organisation_id: string;
    name: string;
    kind: ChannelKind;
    events: string[];
    severity: AlarmSeverity;
    places: number[] | null;
    language: 'zh-CN' | 'en';
    is_active: boolean;
    host: string;
    epoch: number;
    address: Buffer;
    secret: Buffer | null;
    secret_hint: string | null;
    created_at: At;
    ended_by: string | null;
  };
  delivery: {
    id: string;
    channel_id: string;
    event_id: string;
    event_type: string;
    event: ColumnType<unknown, string, string>;
    state: DeliveryState;
    attempts: number;
    next_at: MaybeAt;
    last_at: MaybeAt;
    last_status: number | null;
    last_fault: string | null;
    created_at: At;
  };
  delivery_attempt: {
    delivery_id: string;
    at: At;
    outcome: AttemptOutcome;
    status: number | null;
    fault: string | null;
  };
}
