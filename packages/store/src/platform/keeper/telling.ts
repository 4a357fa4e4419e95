import { instant, type OrganisationId } from '@vedette/domain';
import type { Pool } from 'pg';
import type { DeviceId } from '../devices/port.ts';
import type { KeeperStore, PendingShare, SettledShare, ShareTombstone } from './port.ts';

interface Row {
  readonly device_id: DeviceId;
  readonly generation: number;
  readonly organisation_id: OrganisationId | null;
  readonly point: Buffer;
  readonly gone_at: number;
  readonly gone_epoch: number;
  readonly settled_at: number;
  readonly keys_dropped: number;
  readonly keys_wrapped: number;
  readonly log_origin: string;
  readonly log_index: number;
  readonly log_leaf: string;
}

const columns = `s.device_id, s.generation, s.point, s.gone_at, s.gone_epoch, s.settled_at, s.keys_dropped,
  s.keys_wrapped, s.log_origin, s.log_index, s.log_leaf, l.organisation_id`;

/** What the public log has not heard yet of shares. */
export function keeperTelling(
  pool: Pool,
): Pick<
  KeeperStore,
  'wentWith' | 'untoldTombstones' | 'tombstonesTold' | 'tombstones' | 'untoldSettled' | 'settledTold'
> {
  const set = async (
    assignment: string,
    shares: readonly PendingShare[],
    values: readonly unknown[],
  ): Promise<void> => {
    const [devices, generations] = [shares.map((one) => one.device), shares.map((one) => one.generation)];
    await pool.query(
      `update keeper_share s set ${assignment}
       from unnest($1::text[], $2::int[]) as g (device_id, generation)
       where s.device_id = g.device_id and s.generation = g.generation`,
      [devices, generations, ...values],
    );
  };
  const read = async (where: string, values: readonly unknown[]): Promise<readonly Row[]> => {
    const { rows } = await pool.query<Row>(
      `select ${columns}
       from keeper_share s join device d on d.id = s.device_id left join location l on l.id = d.site_id
       where ${where} order by s.device_id, s.generation limit $1`,
      [...values],
    );
    return rows;
  };
  return {
    wentWith: (epoch, shares, at) => set('gone_at = $3, gone_epoch = $4', shares, [new Date(at), epoch]),
    async untoldTombstones(limit, device) {
      const where = 's.gone_at is not null and s.told_at is null and ($2::text is null or s.device_id = $2)';
      return (await read(where, [limit, device ?? null])).map(toTombstone);
    },
    async tombstonesTold(shares, places, at) {
      await pool.query(
        `update keeper_share s set told_at = $3, log_origin = g.origin, log_index = g.index, log_leaf = g.leaf
         from unnest($1::text[], $2::int[], $4::text[], $5::bigint[], $6::text[])
           as g (device_id, generation, origin, index, leaf)
         where s.device_id = g.device_id and s.generation = g.generation`,
        [
          ...[shares.map((one) => one.device), shares.map((one) => one.generation), new Date(at)],
          ...[places.map(({ log }) => log), places.map(({ index }) => index), places.map(({ leaf }) => leaf)],
        ],
      );
    },
    async tombstones(device) {
      const rows = await read('s.device_id = $2 and s.told_at is not null', [tombstonesAtMost, device]);
      return rows.map((row) => ({
        ...toTombstone(row),
        place: { log: row.log_origin, index: row.log_index, leaf: row.log_leaf },
      }));
    },
    async untoldSettled(limit) {
      const rows = await read('s.settled_at is not null and s.settled_told_at is null', [limit]);
      return rows.map(toSettled);
    },
    settledTold: (shares, at) => set('settled_told_at = $3', shares, [new Date(at)]),
  };
}

const tombstonesAtMost = 1_000;

function toTombstone(row: Row): ShareTombstone {
  return {
    ...{ device: row.device_id, generation: row.generation, organisation: row.organisation_id },
    ...{ point: row.point, at: instant(row.gone_at), epoch: row.gone_epoch },
  };
}

function toSettled(row: Row): SettledShare {
  return {
    ...{ device: row.device_id, generation: row.generation, organisation: row.organisation_id },
    ...{ at: instant(row.settled_at), dropped: row.keys_dropped, survivors: row.keys_wrapped },
  };
}
