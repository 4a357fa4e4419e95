import { type Instant, VedetteError } from '@vedette/domain';
import type { WrappedKey } from '@vedette/vault';
import type { Pool } from 'pg';
import { guarded } from '../database/guarded.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import type { DeviceId } from '../devices/port.ts';
import type { KeeperShare, KeeperStore, PendingShare } from './port.ts';
import { keeperStanding } from './standing.ts';
import { keeperTelling } from './telling.ts';

/** How many tombstones of a device stay after they were told. */
const tombstonesKept = 3;
const hour = 3_600_000;

interface Row {
  readonly point: Buffer;
  readonly rack: number | null;
  readonly wrapped: Buffer | null;
}

/** The platform's halves of devices' roots, in PostgreSQL. */
export function platformKeeper(pool: Pool): KeeperStore {
  const find: KeeperStore['find'] = (device, generation) =>
    guarded(async () => {
      const { rows } = await pool.query<Row>(
        'select point, rack, wrapped from keeper_share where device_id = $1 and generation = $2',
        [device, generation],
      );
      return rows[0] === undefined ? null : toShare(device, generation, rows[0]);
    });
  return {
    find,
    async settled(device) {
      const { rows } = await pool.query<{ n: number }>(
        `select coalesce(max(generation), 0) as n from keeper_share
         where device_id = $1 and settled_at is not null`,
        [device],
      );
      return rows[0]?.n ?? 0;
    },
    async addFirst(share, at) {
      await add(pool, share, at);
      const standing = await find(share.device, share.generation);
      if (standing === null) throw new VedetteError('internal', 'self', { at: 'keeper share' });
      return standing;
    },
    settle: (device, settled, at) => settle(pool, device, settled, at),
    async dropAll(device, at) {
      await pool.query(
        `update keeper_share set wrapped = null, rack = null, dropped_at = $2
         where device_id = $1 and wrapped is not null`,
        [device, new Date(at)],
      );
    },
    async gone(device) {
      const { rows } = await pool.query<{ n: number }>(
        `select coalesce(min(generation) filter (where gone_at is null) - 1, max(generation), 0) as n
         from keeper_share where device_id = $1`,
        [device],
      );
      return rows[0]?.n ?? 0;
    },
    pending: (device) => pendingOf(pool, device ?? null),
    ...keeperTelling(pool),
    async prune() {
      await pool.query(
        `delete from keeper_share s where s.told_at is not null and (s.settled_at is null or s.settled_told_at is not null)
           and s.generation < (select max(generation) - $1::int from keeper_share n where n.device_id = s.device_id)`,
        [tombstonesKept],
      );
    },
    count: (device, limit, at) => count(pool, device, limit, at),
    standing: (device) => keeperStanding(pool, device),
  };
}

function toShare(device: DeviceId, generation: number, { point, rack, wrapped }: Row): KeeperShare {
  const held: WrappedKey | null = rack === null || wrapped === null ? null : { epoch: rack, bytes: wrapped };
  return { device, generation, point, wrapped: held };
}

async function add(
  pool: Pool,
  { device, generation, point, wrapped }: KeeperShare & { readonly wrapped: WrappedKey },
  at: Instant,
): Promise<void> {
  try {
    await guarded(() =>
      pool.query(
        `insert into keeper_share (device_id, generation, point, rack, wrapped, prepared_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [device, generation, Buffer.from(point), wrapped.epoch, Buffer.from(wrapped.bytes), new Date(at)],
      ),
    );
  } catch (error) {
    // Of the two tables it points to, a device is never deleted.
    const isRackGone = error instanceof VedetteError && error.code === 'not-found';
    throw isRackGone ? new VedetteError('conflict', 'world', { at: 'rack' }) : error;
  }
}

async function settle(
  pool: Pool,
  device: DeviceId,
  { generation, dropped, survivors }: Parameters<KeeperStore['settle']>[1],
  at: Instant,
): Promise<void> {
  await withinTransaction(pool, async (client) => {
    await client.query(
      `update keeper_share set settled_at = $3, keys_dropped = $4, keys_wrapped = $5
       where device_id = $1 and generation = $2 and settled_at is null`,
      [device, generation, new Date(at), dropped, survivors],
    );
    await client.query(
      `update keeper_share set wrapped = null, rack = null, dropped_at = $3
       where device_id = $1 and generation < $2 and wrapped is not null`,
      [device, generation, new Date(at)],
    );
  });
}

async function pendingOf(pool: Pool, device: DeviceId | null): Promise<readonly PendingShare[]> {
  const { rows } = await pool.query<{ device_id: DeviceId; generation: number }>(
    `select device_id, generation from keeper_share
     where dropped_at is not null and told_at is null and gone_at is null
       and ($1::text is null or device_id = $1)`,
    [device],
  );
  return rows.map((row) => ({ device: row.device_id, generation: row.generation }));
}

async function count(pool: Pool, device: DeviceId, limit: number, at: Instant): Promise<boolean> {
  const { rows } = await pool.query<{ window_count: number }>(
    `insert into keeper_device as k (device_id, answered, window_at, window_count, last_at) values ($1, 1, $2, 1, $2)
     on conflict (device_id) do update set
       window_at = case when k.window_at <= $3 then $2 else k.window_at end,
       window_count = case when k.window_at <= $3 then 1 else least(k.window_count + 1, $4 + 1) end,
       answered = k.answered + case when k.window_at <= $3 or k.window_count < $4 then 1 else 0 end,
       refused = k.refused + case when k.window_at > $3 and k.window_count >= $4 then 1 else 0 end,
       last_at = case when k.window_at <= $3 or k.window_count < $4 then $2 else k.last_at end
     returning window_count`,
    [device, new Date(at), new Date(at - hour), limit],
  );
  return (rows[0]?.window_count ?? 0) <= limit;
}
