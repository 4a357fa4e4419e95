import {
  type DutyId,
  type IdentifyMethod,
  instant,
  type LaneId,
  type PassageId,
  type ReasonCode,
} from '@vedette/domain';
import type { Selectable } from 'kysely';
import type { SubjectTag } from '../../terminal/records/port.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import { completionWord, directionWord, outcomeWord } from './codes.ts';
import type { StoredPassRecord } from './port.ts';

/** A row of `pass_record`, with the words that its numbers stand for. */
export interface StoredRow extends Selectable<PlatformSchema['pass_record']> {
  readonly device_id: string;
  /** Null when the lane was given to another device since. */
  readonly lane_name: string | null;
  readonly duty_id: string;
  readonly duty_version: number;
  readonly purpose: string;
}

export function toStored(row: StoredRow): StoredPassRecord {
  const { subject_tag: tag, body, body_key: keyId, completion, completed_at: completedAt } = row;
  return {
    site: row.site_id as LocationId,
    laneLocation: row.lane as LocationId,
    device: row.device_id as DeviceId,
    seq: row.seq,
    receivedAt: instant(row.received_at),
    header: headerOf(row),
    subjectTag: tag === null ? null : (tag.toString('base64url') as SubjectTag),
    body: body === null || keyId === null ? null : { keyId, bytes: body },
    completion:
      completion === null || completedAt === null
        ? null
        : { completion: completionWord(completion), at: instant(completedAt) },
  };
}

function headerOf(row: StoredRow): StoredPassRecord['header'] {
  return {
    id: row.id as PassageId,
    occurredAt: instant(row.occurred_at),
    lane: (row.lane_name ?? String(row.lane)) as LaneId,
    direction: directionWord(row.direction),
    duty: row.duty_id as DutyId,
    dutyVersion: row.duty_version,
    purpose: row.purpose,
    outcome: outcomeWord(row.outcome),
    reasons: (row.reasons ?? []) as ReasonCode[],
    notices: (row.notices ?? []) as ReasonCode[],
    by: (row.identified_by ?? []) as IdentifyMethod[],
    manual: row.manual,
  };
}
