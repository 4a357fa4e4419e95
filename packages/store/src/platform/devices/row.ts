import { instant, type OrganisationId } from '@vedette/domain';
import type { LocationId } from '../locations/port.ts';
import type { Device, DeviceGroupId, DeviceId, DevicePresence, DeviceState } from './port.ts';

/** A device with its organisation and presence, as the queries here give it. */
export interface DeviceRow {
  readonly id: string;
  readonly number: number;
  readonly site_id: number | null;
  readonly organisation_id: string | null;
  readonly public_key: Buffer;
  readonly state: string;
  readonly created_at: number;
  readonly claimed_at: number | null;
  readonly retired_at: number | null;
  readonly is_online: boolean | null;
  readonly over: string | null;
  readonly born_at: number | null;
  readonly heard_at: number | null;
  readonly gone_at: number | null;
  readonly facts: unknown;
  readonly health: unknown;
  readonly group_id: string | null;
  readonly desired_version: number | null;
  readonly reported_version: number | null;
  readonly reported_at: number | null;
  readonly refused: number | null;
}

/** What a query begins with whose rows are `DeviceRow`. */
export const deviceColumns = `select d.id, d.number, d.site_id, s.organisation_id, d.public_key, d.state,
    d.created_at, d.claimed_at, d.retired_at, p.is_online, p.over, p.born_at, p.heard_at, p.gone_at,
    p.facts, p.health, m.group_id, g.desired_version, g.reported_version, g.reported_at,
    jsonb_array_length(g.problems) as refused
  from device d left join location s on s.id = d.site_id left join device_presence p on p.device_id = d.id
    left join device_group_member m on m.device_id = d.id left join device_config g on g.device_id = d.id`;

export const maybeInstant = (at: number | null) => (at === null ? null : instant(at));

export function toDevice(row: DeviceRow): Device {
  return {
    id: row.id as DeviceId,
    site: row.site_id as LocationId | null,
    organisation: row.organisation_id as OrganisationId | null,
    publicKey: row.public_key,
    state: row.state as DeviceState,
    createdAt: instant(row.created_at),
    claimedAt: maybeInstant(row.claimed_at),
    retiredAt: maybeInstant(row.retired_at),
    presence: presenceOf(row),
    group: row.group_id as DeviceGroupId | null,
    config: {
      desired: row.desired_version ?? 0,
      reported: row.reported_version,
      reportedAt: maybeInstant(row.reported_at),
      refused: row.refused ?? 0,
    },
  };
}

function presenceOf(row: DeviceRow): DevicePresence | null {
  if (row.heard_at === null || row.is_online === null) return null;
  return {
    isOnline: row.is_online,
    over: row.over,
    bornAt: maybeInstant(row.born_at),
    heardAt: instant(row.heard_at),
    goneAt: maybeInstant(row.gone_at),
    facts: row.facts,
    health: row.health,
  };
}
