import type { ColumnType, Generated } from 'kysely';
import type { AccountSchema } from '../accounts/schema.ts';
import type { AlarmSchema } from '../alarms/schema.ts';
import type { CertificateSchema } from '../certificates/schema.ts';
import type { DeviceSchema } from '../devices/schema.ts';
import type { DirectorySchema } from '../directory/schema.ts';
import type { DutySchema } from '../duties/schema.ts';
import type { IntegrationSchema } from '../integrations/schema.ts';
import type { KeeperSchema } from '../keeper/schema.ts';
import type { KeySchema } from '../keys/schema.ts';
import type { PlaceSchema } from '../locations/schema.ts';
import type { LogSchema } from '../log/schema.ts';
import type { PeopleSchema } from '../people/schema.ts';
import type { RetentionSchema } from '../retention/schema.ts';
import type { RetirementSchema } from '../retirement/schema.ts';
import type { UpdateSchema } from '../updates/schema.ts';
import type { VisitorSchema } from '../visitors/schema.ts';

/** An instant comes back as milliseconds and is given as a text with its offset. */
type At = ColumnType<number, string, string>;
/** The database's own clock when none is given. */
type MadeAt = ColumnType<number, string | undefined, string>;
type MaybeAt = ColumnType<number | null, string | null | undefined, string | null>;

/** The platform's database, as the migrations make it. Codes of words stand in `records/codes.ts`. */
export interface PlatformSchema
  extends AccountSchema,
    PeopleSchema,
    VisitorSchema,
    AlarmSchema,
    CertificateSchema,
    DeviceSchema,
    DirectorySchema,
    DutySchema,
    IntegrationSchema,
    LogSchema,
    PlaceSchema,
    UpdateSchema,
    KeeperSchema,
    RetentionSchema,
    RetirementSchema,
    KeySchema {
  organisation: { id: string; parent_id: string | null; name: string; created_at: MadeAt };
  location: {
    id: number;
    organisation_id: string;
    path: number[];
    parent_id: number | null;
    site_id: number | null;
    kind: string;
    name: string;
    time_zone: string;
    capacity: number | null;
    created_at: MadeAt;
  };
  device: {
    id: string;
    number: number;
    site_id: number | null;
    public_key: Buffer;
    state: Generated<string>;
    created_at: MadeAt;
    claimed_at: MaybeAt;
    retired_at: MaybeAt;
  };
  device_lane: { device: number; name: string; location_id: number };
  duty_edition: { number: number; duty: string; version: number; purpose: string };
  device_log: {
    device: number;
    log_id: string;
    through: Generated<number>;
    held: Generated<string>;
    updated_at: MadeAt;
  };
  pass_record: {
    occurred_at: At;
    received_at: MadeAt;
    completed_at: MaybeAt;
    seq: number;
    site_id: number;
    lane: number;
    device: number;
    duty: number;
    direction: number;
    outcome: number;
    completion: number | null;
    manual: boolean;
    id: string;
    identified_by: string[] | null;
    reasons: string[] | null;
    notices: string[] | null;
    subject_tag: Buffer | null;
    body_key: string | null;
    body: Buffer | null;
  };
  flow_minute: {
    minute: At;
    site_id: number;
    lane: number;
    passes: number;
    not_taken: Generated<number>;
    direction: number;
    outcome: number;
  };
  set_aside: {
    device: number;
    log_id: string;
    seq: number;
    reason: string;
    received_at: MadeAt;
    header: string | null;
    subject_tag: Buffer | null;
    body_key: string | null;
    body: Buffer | null;
  };
}
