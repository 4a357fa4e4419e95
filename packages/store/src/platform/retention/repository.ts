import { VedetteError } from '@vedette/domain';
import { type RawBuilder, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import type { PlatformSql } from '../database/sql.ts';
import { demandRow, notFound } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import { dutiesBehind } from './duties-behind.ts';
import { retentionHolds } from './holds.ts';
import { countsOf, onDevices } from './on-devices.ts';
import type { PurposeHoldings, RetentionStore, ShredAct } from './port.ts';
import { type ActRow, actColumns, toAct } from './rows.ts';
import { touchRetention } from './touch-retention.ts';

/** What must die before its time, and what must not yet, in PostgreSQL. */
export function platformRetention(db: PlatformSql): RetentionStore {
  const actsWhere = async (on: PlatformSql, where: RawBuilder<unknown>): Promise<readonly ShredAct[]> => {
    const { rows } = await sql<ActRow>`select ${sql.raw(actColumns)} from shred s where ${where}
      order by s.decided_at desc, s.id`.execute(on);
    return rows.map(toAct);
  };
  const act: RetentionStore['act'] = async (reach, id) => {
    if (!isUuid(id)) throw notFound('act');
    const inReach = sql`s.id = ${id}::uuid and ${ofOrganisation('s.organisation_id', reach)}`;
    return demandRow((await actsWhere(db, inReach))[0], 'act');
  };
  return {
    act,
    ...retentionHolds(db),
    acts: (reach) => actsWhere(db, ofOrganisation('s.organisation_id', reach)),
    async decide(reach, decided) {
      demandOrganisation(reach, decided.organisation);
      await transacted(db, (tx) => decide(tx, decided));
      return decided;
    },
    async reported(device, reports, at) {
      await sql`insert into shred_device (shred_id, device_id, state, why, generation, keys, told_at)
        select distinct on (s.id) s.id, d.id, g.state, g.why, g.generation, g.keys, ${isoOf(at)}::timestamptz
        from unnest(${reports.map(({ shred }) => shred)}::uuid[], ${reports.map(({ state }) => state)}::text[],
          ${reports.map(({ why }) => why)}::text[], ${reports.map(({ generation }) => generation)}::int[],
          ${reports.map(({ keys }) => keys)}::bigint[]) as g (shred, state, why, generation, keys)
        join shred s on s.id = g.shred
        join device d on d.id = ${device} join location l on l.id = d.site_id
          and l.organisation_id = s.organisation_id
        on conflict (shred_id, device_id) do update set state = excluded.state, why = excluded.why,
          generation = excluded.generation, keys = excluded.keys, told_at = excluded.told_at`.execute(db);
    },
    counts: async (reach, id) => countsOf(db, await act(reach, id)),
    onDevices: async (reach, id, page) => onDevices(db, reach, await act(reach, id), page),
    async tellSites(at) {
      const { rows } = await sql<{ id: string }>`select distinct organisation_id as id from shred
        union select organisation_id from retention_hold where lifted_at is null`.execute(db);
      for (const { id } of rows) await transacted(db, (tx) => touchRetention(tx, id, isoOf(at)));
    },
    ...dutiesBehind(db),
    async holdings(reach, organisation, purpose) {
      demandOrganisation(reach, organisation);
      return holdingsOf(db, organisation, purpose);
    },
  };
}

async function decide(tx: PlatformSql, decided: ShredAct): Promise<void> {
  const { numAffectedRows } =
    await sql`insert into shred (id, organisation_id, site_id, purpose, from_day, through_day,
      why, decided_at, by_whom, agreed_by, note, signature)
    values (${decided.id}::uuid, ${decided.organisation}::uuid, ${decided.site}, ${decided.purpose},
      ${decided.from}::date, ${decided.through}::date, ${decided.why}, ${isoOf(decided.at)}, ${decided.by},
      ${decided.agreedBy}, ${decided.note}, ${Buffer.from(decided.signature)})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows === 0n) throw new VedetteError('conflict', 'caller', { at: 'purpose' });
  await touchRetention(tx, decided.organisation, isoOf(decided.at));
}

async function holdingsOf(db: PlatformSql, organisation: string, purpose: string): Promise<PurposeHoldings> {
  const { rows } = await sql<PurposeHoldings>`select
    (select count(*) from vault_key where organisation_id = ${organisation}::uuid and purpose = ${purpose}
      and wrapped is not null) as keys,
    (select count(distinct day) from vault_key where organisation_id = ${organisation}::uuid
      and purpose = ${purpose} and wrapped is not null) as days,
    (select count(*) from capture c join location l on l.id = c.site_id
      where l.organisation_id = ${organisation}::uuid and exists (select 1 from vault_key k
        where k.organisation_id = l.organisation_id and k.key_id = c.key_id and k.purpose = ${purpose})) as captures,
    count(*) as devices, count(*) filter (where coalesce(not p.is_online, true)) as offline
    from device d join location s on s.id = d.site_id left join device_presence p on p.device_id = d.id
    where d.state = 'claimed' and s.organisation_id = ${organisation}::uuid`.execute(db);
  return rows[0] ?? { keys: 0, days: 0, captures: 0, devices: 0, offline: 0 };
}
