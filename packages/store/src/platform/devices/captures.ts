import { createHash } from 'node:crypto';
import { type Instant, instant, type PassageId } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { retried } from '../database/retry.ts';
import type { LocationId } from '../locations/port.ts';
import type { DeviceId } from './port.ts';

export interface OfferedCapture {
  readonly record: PassageId;
  readonly occurredAt: Instant;
  readonly takenAt: Instant;
  readonly keyId: string;
  readonly size: number;
}

export interface Progress {
  readonly offset: number;
  readonly complete: boolean;
}

/** Sealed pictures, part by part. */
export interface CaptureStore {
  /** Null when no such record of that device is there. */
  offer(device: DeviceId, hash: string, capture: OfferedCapture, at: Instant): Promise<Progress | null>;
  append(
    device: DeviceId,
    hash: string,
    offset: number,
    bytes: Uint8Array,
  ): Promise<Progress | 'damaged' | 'unwanted'>;
  /** The whole sealed picture of a record that its reader has found in reach; null without one. */
  ofRecord(site: LocationId, occurredAt: Instant, record: PassageId): Promise<StoredCapture | null>;
}

export interface StoredCapture {
  readonly takenAt: Instant;
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** Sealed pictures in PostgreSQL. */
export function platformCaptures(pool: Pool): CaptureStore {
  return {
    async offer(device, hash, capture, at) {
      await pool.query(
        `insert into capture (device_id, hash, site_id, record_id, occurred_at, taken_at, key_id, size, created_at)
         select $1, $2, r.site_id, r.id, r.occurred_at, $5, $6, $7, $8
         from pass_record r join device d on d.number = r.device and d.site_id = r.site_id
         where d.id = $1 and r.id = $3 and r.occurred_at = $4
         on conflict do nothing`,
        [
          ...[device, hash, capture.record, new Date(capture.occurredAt), new Date(capture.takenAt)],
          ...[capture.keyId, capture.size, new Date(at)],
        ],
      );
      return progress(pool, device, hash);
    },
    append: (device, hash, offset, bytes) =>
      retried(
        async () => {
          const client = await pool.connect();
          try {
            await client.query('begin');
            const result = await append(client, device, hash, offset, bytes);
            await client.query('commit');
            return result;
          } catch (error) {
            await client.query('rollback').catch(() => {});
            throw error;
          } finally {
            client.release();
          }
        },
        { forConnection: 5_000 },
      ),
    ofRecord: (site, occurredAt, record) => wholeCapture(pool, site, occurredAt, record),
  };
}

async function wholeCapture(
  pool: Pool,
  site: LocationId,
  occurredAt: Instant,
  record: PassageId,
): Promise<StoredCapture | null> {
  const { rows } = await pool.query<{ taken_at: number; key_id: string; bytes: Buffer }>(
    `select c.taken_at, c.key_id, (select string_agg(p.bytes, '' order by p.start) from capture_part p
       where p.device_id = c.device_id and p.hash = c.hash) as bytes
     from capture c where c.site_id = $1 and c.occurred_at = $2 and c.record_id = $3 and c.is_complete
     order by c.taken_at limit 1`,
    [site, new Date(occurredAt), record],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { takenAt: instant(row.taken_at), keyId: row.key_id, bytes: new Uint8Array(row.bytes) };
}

interface Row {
  readonly size: number;
  readonly arrived: number;
  readonly is_complete: boolean;
}

async function progress(on: Pick<Pool, 'query'>, device: DeviceId, hash: string): Promise<Progress | null> {
  const { rows } = await on.query<Row>(
    'select size, arrived, is_complete from capture where device_id = $1 and hash = $2',
    [device, hash],
  );
  const [row] = rows;
  return row === undefined ? null : { offset: row.arrived, complete: row.is_complete };
}

async function append(
  client: PoolClient,
  device: DeviceId,
  hash: string,
  offset: number,
  bytes: Uint8Array,
): Promise<Progress | 'damaged' | 'unwanted'> {
  const { rows } = await client.query<Row>(
    'select size, arrived, is_complete from capture where device_id = $1 and hash = $2 for update',
    [device, hash],
  );
  const [row] = rows;
  if (row === undefined) return 'unwanted';
  const { arrived, size } = row;
  if (offset !== arrived || row.is_complete) return { offset: arrived, complete: row.is_complete };
  if (arrived + bytes.length > size) return dropped(client, device, hash);
  await client.query('insert into capture_part (device_id, hash, start, bytes) values ($1, $2, $3, $4)', [
    ...[device, hash, offset, bytes],
  ]);
  const complete = arrived + bytes.length === size;
  if (complete && (await hashOf(client, device, hash)) !== hash) return dropped(client, device, hash);
  await client.query('update capture set arrived = $3, is_complete = $4 where device_id = $1 and hash = $2', [
    ...[device, hash, arrived + bytes.length, complete],
  ]);
  return { offset: arrived + bytes.length, complete };
}

async function hashOf(client: PoolClient, device: DeviceId, hash: string): Promise<string> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    'select bytes from capture_part where device_id = $1 and hash = $2 order by start',
    [device, hash],
  );
  const sum = createHash('sha256');
  for (const { bytes } of rows) sum.update(bytes);
  return sum.digest('hex');
}

async function dropped(client: PoolClient, device: DeviceId, hash: string): Promise<'damaged'> {
  await client.query('delete from capture where device_id = $1 and hash = $2', [device, hash]);
  return 'damaged';
}
