import { type Instant, instant, VedetteError } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { retried } from '../database/retry.ts';
import { noteEvent } from './events.ts';
import type { DeviceId, OfferStore, VoucherStore } from './port.ts';
import { maybeInstant } from './row.ts';

interface OfferRow {
  readonly check_hash: Buffer;
  readonly salt: Buffer;
  readonly expires_at: number;
  readonly tries: number;
  readonly proof_key: Buffer | null;
}

/** Offers of devices, in PostgreSQL. */
export function platformOffers(pool: Pool): OfferStore {
  return {
    async find(device) {
      const { rows } = await pool.query<OfferRow>('select * from device_offer where device_id = $1', [
        device,
      ]);
      const [row] = rows;
      if (row === undefined) return null;
      const { check_hash: check, salt, expires_at: expiresAt, tries, proof_key: proofKey } = row;
      return { check, salt, expiresAt: instant(expiresAt), tries, proofKey };
    },
    async put(device, { check, salt, expiresAt, tries, proofKey }) {
      await pool.query(
        `insert into device_offer (device_id, check_hash, salt, expires_at, tries, proof_key)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (device_id) do update set check_hash = excluded.check_hash, salt = excluded.salt,
           expires_at = excluded.expires_at, tries = excluded.tries, proof_key = excluded.proof_key`,
        [device, check, salt, new Date(expiresAt), tries, proofKey],
      );
    },
    async countTry(device, salt) {
      const { rows } = await pool.query<{ tries: number }>(
        'update device_offer set tries = tries + 1 where device_id = $1 and salt = $2 returning tries',
        [device, salt],
      );
      return rows[0]?.tries ?? null;
    },
    async settle(device, salt, proofKey) {
      await pool.query('update device_offer set proof_key = $3 where device_id = $1 and salt = $2', [
        ...[device, salt, proofKey],
      ]);
    },
  };
}

/** Vouchers, in PostgreSQL. */
export function platformVouchers(pool: Pool): VoucherStore {
  return {
    async make({ organisations, places }, voucher, at) {
      const { rowCount } = await pool.query(
        `insert into voucher (id, organisation_id, site_id, key, uses, expires_at, created_at, created_by)
         select $3, organisation_id, id, $5, $6, $7, $8, $9 from location
         where id = $4 and kind = 'site' and organisation_id = any($1::uuid[])
           and ($2::int[] is null or path && $2::int[])`,
        [
          ...[organisations, places, voucher.id, voucher.site, voucher.key, voucher.uses],
          ...[new Date(voucher.expiresAt), new Date(at), voucher.by],
        ],
      );
      if (rowCount === 0) throw new VedetteError('not-found', 'caller', { at: 'site' });
    },
    async find(id, at) {
      const { rows } = await pool.query<{ key: Buffer }>(
        'select key from voucher where id = $1 and used < uses and expires_at > $2',
        [id, new Date(at)],
      );
      return rows[0] ?? null;
    },
    redeem: (id, device, at) =>
      retried(
        async () => {
          const client = await pool.connect();
          try {
            await client.query('begin');
            const redeemed = await redeem(client, id, device, at);
            await client.query('commit');
            return redeemed;
          } catch (error) {
            await client.query('rollback').catch(() => {});
            throw error;
          } finally {
            client.release();
          }
        },
        { forConnection: 5_000 },
      ),
  };
}

async function redeem(client: PoolClient, id: string, device: DeviceId, at: Instant): Promise<boolean> {
  const { rows } = await client.query<{ site_id: number; uses: number; used: number; expires_at: number }>(
    'select site_id, uses, used, expires_at from voucher where id = $1 for update',
    [id],
  );
  const [voucher] = rows;
  if (voucher === undefined) return false;
  const use = await client.query('select from voucher_use where voucher_id = $1 and device_id = $2', [
    id,
    device,
  ]);
  if (use.rowCount === 1) return true;
  if (voucher.used >= voucher.uses || (maybeInstant(voucher.expires_at) ?? 0) <= at) return false;
  const claimed = await client.query(
    `update device set state = 'claimed', site_id = $2, claimed_at = $3 where id = $1 and state = 'quarantined'`,
    [device, voucher.site_id, new Date(at)],
  );
  if (claimed.rowCount === 0) return false;
  await client.query('insert into voucher_use (voucher_id, device_id, at) values ($1, $2, $3)', [
    ...[id, device, new Date(at)],
  ]);
  await client.query('update voucher set used = used + 1 where id = $1', [id]);
  await client.query(
    `${noteEvent} values ($1, $2, gen_random_uuid(), 'claimed', null, jsonb_build_object('site', $3::int, 'voucher', $4::text))`,
    [device, new Date(at), voucher.site_id, id],
  );
  return true;
}
