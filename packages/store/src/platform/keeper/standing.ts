import { instant } from '@vedette/domain';
import type { Pool } from 'pg';
import type { DeviceId } from '../devices/port.ts';
import type { KeeperStanding } from './port.ts';

interface Row {
  readonly generation: number;
  readonly settled_at: number | null;
  readonly gone: number;
  readonly pending_since: number | null;
  readonly is_alive: boolean;
  readonly answered: number;
  readonly refused: number;
  readonly last_at: number | null;
}

/** How a device stands with its keeper. */
export async function keeperStanding(pool: Pool, device: DeviceId): Promise<KeeperStanding> {
  const { rows } = await pool.query<Row>(
    `select coalesce(max(s.generation) filter (where s.settled_at is not null), 0) as generation,
       max(s.settled_at) as settled_at,
       coalesce(min(s.generation) filter (where s.gone_at is null) - 1, max(s.generation), 0) as gone,
       min(s.dropped_at) filter (where s.dropped_at is not null and s.gone_at is null) as pending_since,
       coalesce(bool_or(s.wrapped is not null), false) as is_alive,
       coalesce((select answered from keeper_device k where k.device_id = $1), 0) as answered,
       coalesce((select refused from keeper_device k where k.device_id = $1), 0) as refused,
       (select last_at from keeper_device k where k.device_id = $1) as last_at
     from keeper_share s where s.device_id = $1`,
    [device],
  );
  const row = rows[0];
  const at = (value: number | null | undefined) =>
    value === null || value === undefined ? null : instant(value);
  return {
    ...{ generation: row?.generation ?? 0, gone: row?.gone ?? 0, isAlive: row?.is_alive ?? false },
    ...{ settledAt: at(row?.settled_at), pendingSince: at(row?.pending_since) },
    ...{ answered: row?.answered ?? 0, refused: row?.refused ?? 0, lastAnsweredAt: at(row?.last_at) },
  };
}
