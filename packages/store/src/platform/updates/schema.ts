import type { ColumnType } from 'kysely';
import type { RolloutKind, RolloutPhase, RolloutState, UpdateRole } from './port.ts';

type At = ColumnType<number, string, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

export interface UpdateSchema {
  update_document: { role: UpdateRole; version: number; body: string; expires_at: At; made_at: At };
  update_archive: { id: string; hash: string; length: number; is_complete: boolean; created_at: At };
  update_archive_part: { archive_id: string; start: number; bytes: Buffer };
  release: {
    hash: string;
    version: string;
    path: string;
    length: number;
    note: string | null;
    is_named: boolean;
    first_named_at: At;
  };
  rollout: {
    id: string;
    organisation_id: string;
    kind: RolloutKind;
    hash: string;
    version: string;
    phase: RolloutPhase;
    stopped_by: 'failures' | 'operator' | null;
    group_id: string | null;
    place_id: number | null;
    stages: number[];
    stage: number;
    failure_limit: number;
    patience: number;
    created_at: At;
    created_by: string;
    ended_at: MaybeAt;
  };
  rollout_device: {
    rollout_id: string;
    device_id: string;
    stage: number;
    state: RolloutState;
    from_version: string | null;
    command_id: string | null;
    told_at: MaybeAt;
    since: At;
    failure: string | null;
  };
}
