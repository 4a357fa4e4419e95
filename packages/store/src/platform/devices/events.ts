import { randomUUID } from 'node:crypto';
import { instant, VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { DeviceEvent, DeviceEventStore } from './port.ts';

/** What a statement begins with that writes events: `select` or `values` follows. */
export const noteEvent = 'insert into device_event (device_id, at, id, kind, by_whom, detail)';

interface Row {
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly by_whom: string | null;
  readonly detail: DeviceEvent['detail'];
}

/** What happened to devices, in PostgreSQL. */
export function platformDeviceEvents(pool: Pool): DeviceEventStore {
  return {
    async note(device, { at, kind, by, detail }) {
      await pool.query(`${noteEvent} values ($1, $2, $3, $4, $5, $6)`, [
        ...[device, new Date(at), randomUUID(), kind, by, JSON.stringify(detail)],
      ]);
    },
    async list({ organisations, places }, device, page) {
      const found = await pool.query(
        `select from device d join location s on s.id = d.site_id
         where d.id = $3 and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])`,
        [organisations, places, device],
      );
      if (found.rowCount === 0) throw new VedetteError('not-found', 'caller', { at: 'device' });
      const limit = limitOf(page);
      const start = cursorParts(page);
      const { rows } = await pool.query<Row>(
        `select id, at, kind, by_whom, detail from device_event where device_id = $1
           and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit $4`,
        [device, start?.at ?? null, start?.id ?? null, limit + 1],
      );
      return pageOf(rows, limit, toEvent, (row) => uuidCursor(row.at, row.id));
    },
    async forget(before, limit) {
      const { rowCount } = await pool.query(
        `delete from device_event where ctid = any(array(
           select ctid from device_event where at < $1 order by at limit $2))`,
        [new Date(before), limit],
      );
      return rowCount ?? 0;
    },
  };
}

const toEvent = ({ id, at, kind, by_whom: by, detail }: Row): DeviceEvent => ({
  ...{ id, kind, by, detail },
  at: instant(at),
});
