import { instant, VedetteError } from '@vedette/domain';
import { type RawBuilder, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import type { PlatformSql } from '../database/sql.ts';
import { demandRow, notFound } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import type { RetentionHold, RetentionStore } from './port.ts';
import { type HoldRow, holdColumns, toHold } from './rows.ts';
import { touchRetention } from './touch-retention.ts';

type Holds = Pick<RetentionStore, 'holds' | 'setHold' | 'liftHold' | 'heldFrom'>;

const aDay = 86_400_000;

/** What is kept although its time may be over. */
export function retentionHolds(db: PlatformSql): Holds {
  return {
    holds: (reach) => holdsWhere(db, ofOrganisation('h.organisation_id', reach)),
    async setHold(reach, hold) {
      demandOrganisation(reach, hold.organisation);
      await transacted(db, async (tx) => {
        await sql`insert into retention_hold (id, organisation_id, purpose, from_day, through_day, reason, set_at,
            set_by, set_agreed_by)
          values (${hold.id}::uuid, ${hold.organisation}::uuid, ${hold.purpose}, ${hold.from}::date,
            ${hold.through}::date, ${hold.reason}, ${isoOf(hold.setAt)}, ${hold.setBy}, ${hold.setAgreedBy})`.execute(
          tx,
        );
        await touchRetention(tx, hold.organisation, isoOf(hold.setAt));
      });
      return { ...hold, lifted: null };
    },
    async liftHold(reach, id, lifted) {
      if (!isUuid(id)) throw notFound('hold');
      const inReach = sql`h.id = ${id}::uuid and ${ofOrganisation('h.organisation_id', reach)}`;
      return transacted(db, async (tx) => {
        const hold = demandRow((await holdsWhere(tx, inReach))[0], 'hold');
        const { numAffectedRows } = await sql`update retention_hold set lifted_at = ${isoOf(lifted.at)},
            lifted_by = ${lifted.by}, lifted_agreed_by = ${lifted.agreedBy}
          where id = ${id}::uuid and lifted_at is null`.execute(tx);
        if (numAffectedRows === 0n) throw new VedetteError('conflict', 'caller', { at: 'hold' });
        await touchRetention(tx, hold.organisation, isoOf(lifted.at));
        return { ...hold, lifted };
      });
    },
    async heldFrom() {
      const { rows } = await sql<{ first: number | null }>`select min(coalesce(from_day, date '1970-01-01')
          ::timestamptz) as first from retention_hold where lifted_at is null`.execute(db);
      const first = rows[0]?.first ?? null;
      return first === null ? null : instant(Math.max(0, first - aDay));
    },
  };
}

async function holdsWhere(on: PlatformSql, where: RawBuilder<unknown>): Promise<readonly RetentionHold[]> {
  const { rows } = await sql<HoldRow>`select ${sql.raw(holdColumns)} from retention_hold h where ${where}
    order by h.set_at desc, h.id`.execute(on);
  return rows.map(toHold);
}
