import { sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import type { PlatformSql } from '../database/sql.ts';
import type { RetentionTelling } from './port.ts';
import { type ActRow, actColumns, type HoldRow, holdColumns, toAct, toHold } from './rows.ts';

/** What of acts and holds the public log has not heard yet. */
export function retentionTelling(db: PlatformSql): RetentionTelling {
  return {
    async untoldActs() {
      const { rows } = await sql<ActRow & { readonly devices: number }>`select ${sql.raw(actColumns)},
          (select count(*)::int from device d join location l on l.id = d.site_id
            where d.state = 'claimed' and l.organisation_id = s.organisation_id
              and (s.site_id is null or s.site_id = d.site_id)) as devices
        from shred s where s.told_at is null and s.why = 'purpose-ended' order by s.decided_at, s.id`.execute(
        db,
      );
      return rows.map((row) => ({ ...toAct(row), devices: row.devices }));
    },
    async actTold(id, at) {
      await sql`update shred set told_at = ${isoOf(at)} where id = ${id}::uuid`.execute(db);
    },
    async untoldHolds() {
      const { rows } = await sql<HoldRow & { readonly event: 'set' | 'lifted' }>`
        select ${sql.raw(holdColumns)}, e.event from retention_hold h
        cross join lateral (values ('set', h.set_at, h.set_told_at), ('lifted', h.lifted_at, h.lift_told_at))
          as e (event, at, told_at)
        where e.at is not null and e.told_at is null order by e.at, h.id`.execute(db);
      return rows.map((row) => ({ ...toHold(row), event: row.event }));
    },
    async holdTold(id, event, at) {
      const column = event === 'set' ? sql`set_told_at` : sql`lift_told_at`;
      await sql`update retention_hold set ${column} = ${isoOf(at)} where id = ${id}::uuid`.execute(db);
    },
  };
}
