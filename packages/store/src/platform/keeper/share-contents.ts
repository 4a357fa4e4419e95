import { canonicalBytes, type RackContents, type RackItem } from '@vedette/vault';
import type { Pool } from 'pg';
import { guarded } from '../database/guarded.ts';
import { storedKeyName } from '../keys/stored-key-name.ts';

/** What a share is bound to: at another device or generation it does not unwrap. */
export function shareName(device: string, generation: number): Uint8Array {
  return canonicalBytes('vedette/keeper-share/1', device, String(generation));
}

/** Shares of devices lie in groups of their own, so that forgetting one touches few others. */
export const shareGroupPrefix = 'shares-';

export function shareContents(pool: Pool): RackContents {
  return {
    holds: (group) => group.startsWith(shareGroupPrefix),
    under: (rack, limit) =>
      guarded(async () => {
        const { rows } = await pool.query<{ device_id: string; generation: number; wrapped: Buffer }>(
          'select device_id, generation, wrapped from keeper_share where rack = $1 limit $2',
          [rack, limit],
        );
        return rows.map(({ device_id: device, generation, wrapped }) => ({
          name: shareName(device, generation),
          bytes: wrapped,
          place: [device, generation],
        }));
      }),
    move: (from, to, items) =>
      guarded(async () => {
        await pool.query(
          `update keeper_share s set rack = $2, wrapped = g.wrapped
           from unnest($3::text[], $4::int[], $5::bytea[]) as g (device_id, generation, wrapped)
           where s.rack = $1 and s.device_id = g.device_id and s.generation = g.generation`,
          [from, to, column(items, 0), column(items, 1), bytesOf(items)],
        );
      }),
  };
}

/** Keys of purposes and days. */
export const dayGroup = 'days';

export function dayContents(pool: Pool): RackContents {
  return {
    holds: (group) => group === dayGroup,
    under: (rack, limit) =>
      guarded(async () => {
        const { rows } = await pool.query<DayRow>(
          `select organisation_id, purpose, day::text as day, generation, kind, keep, wrapped from vault_key
           where custody_epoch = $1 limit $2`,
          [rack, limit],
        );
        return rows.map((row) => ({
          name: storedKeyName(row),
          bytes: row.wrapped,
          place: [row.organisation_id, row.purpose, row.day, row.generation, row.kind, row.keep],
        }));
      }),
    move: (from, to, items) =>
      guarded(async () => {
        await pool.query(
          `update vault_key k set custody_epoch = $2, wrapped = g.wrapped
           from unnest($3::uuid[], $4::text[], $5::date[], $6::int[], $7::text[], $8::bigint[], $9::bytea[])
             as g (organisation_id, purpose, day, generation, kind, keep, wrapped)
           where k.custody_epoch = $1 and k.organisation_id = g.organisation_id and k.purpose = g.purpose
             and k.day = g.day and k.generation = g.generation and k.kind = g.kind and k.keep = g.keep`,
          [from, to, ...[0, 1, 2, 3, 4, 5].map((at) => column(items, at)), bytesOf(items)],
        );
      }),
  };
}

interface DayRow {
  readonly organisation_id: string;
  readonly purpose: string;
  readonly day: string;
  readonly generation: number;
  readonly kind: 'record' | 'index';
  readonly keep: number;
  readonly wrapped: Buffer;
}

const column = (items: readonly RackItem[], at: number) => items.map(({ place }) => place[at]);
const bytesOf = (items: readonly RackItem[]) => items.map(({ bytes }) => Buffer.from(bytes));
