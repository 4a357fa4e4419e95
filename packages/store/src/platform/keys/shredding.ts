import { type Instant, instant, type OrganisationId } from '@vedette/domain';
import { sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import type { PlatformSql } from '../database/sql.ts';
import { transacted } from '../database/transacted.ts';
import { ofOrganisation } from '../reach-sql.ts';
import type { KeyDayState, KeyShredding, LeastKeep, ShreddedKeys } from '../retention/port.ts';

const aDay = 86_400_000;
/** How long the index key of a day lives that seals no fields; seconds. */
const indexAlone = 90 * 86_400;

/** What dies on the platform, in PostgreSQL. */
export function platformKeyShredding(db: PlatformSql): KeyShredding {
  return {
    async states(reach, since) {
      const { rows } = await sql<KeyDayState>`select purpose, day::text as day,
          count(*) filter (where wrapped is not null)::int as alive,
          count(*) filter (where wrapped is null and gone_at is null)::int as pending,
          count(*) filter (where gone_at is not null)::int as gone,
          coalesce(max(keep) filter (where wrapped is not null), 0) as keep
        from vault_key where ${ofOrganisation('organisation_id', reach)} and day >= ${since}::date
        group by 1, 2 order by 1, 2`.execute(db);
      return rows;
    },
    drop: (at, least) =>
      transacted(db, async (tx) => {
        const records = await dropRecordKeys(tx, at, least);
        return records + (await dropIndexKeys(tx, at));
      }),
    async going(at) {
      const { numAffectedRows } = await sql`update vault_key set going_at = ${isoOf(at)}
        where destroyed_at is not null and told_at is null and gone_at is null`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },
    async went(going, at) {
      await sql`update vault_key set gone_at = ${isoOf(at)} where destroyed_at is not null and told_at is null
        and gone_at is null and going_at = ${isoOf(going)}`.execute(db);
    },
    untold: () => untold(db),
    async told({ organisation, purpose, at: gone }, at) {
      await sql`update vault_key set told_at = ${isoOf(at)} where organisation_id = ${organisation}::uuid
        and purpose = ${purpose} and gone_at = ${isoOf(gone)} and told_at is null`.execute(db);
    },
    dropCaptures: (at, limit) => dropCaptures(db, at, limit),
  };
}

/** When the day of a key is over everywhere in its organisation; without a site, everywhere on earth. */
const dayIsOver = sql`coalesce((select max((k.day + 1)::timestamp at time zone z.time_zone)
  from (select distinct time_zone from location l
    where l.organisation_id = k.organisation_id and l.kind = 'site') z),
  (k.day + 1)::timestamp at time zone 'Etc/GMT+12')`;

const isHeld = sql`exists (select 1 from retention_hold h where h.organisation_id = k.organisation_id
  and h.purpose = k.purpose and h.lifted_at is null and (h.from_day is null or h.from_day <= k.day)
  and (h.through_day is null or h.through_day >= k.day))`;

/** Decided for the whole organisation: keys of a site alone there are none. */
const isDecided = sql`exists (select 1 from shred s where s.organisation_id = k.organisation_id
  and s.purpose = k.purpose and s.site_id is null and (s.from_day is null or s.from_day <= k.day)
  and (s.through_day is null or s.through_day >= k.day))`;

async function dropRecordKeys(tx: PlatformSql, at: Instant, least: readonly LeastKeep[]): Promise<number> {
  const now = isoOf(at);
  const { numAffectedRows } = await sql`
    with guard as (
      select * from unnest(${least.map((one) => one.organisation)}::uuid[],
        ${least.map((one) => one.purpose)}::text[], ${least.map((one) => one.keep)}::bigint[],
        ${least.map((one) => one.least)}::bigint[]) as g (organisation_id, purpose, keep, least)
    )
    update vault_key k set wrapped = null, custody_epoch = null, destroyed_at = ${now}::timestamptz
    where k.wrapped is not null and k.kind = 'record' and not ${isHeld} and (
      (k.day < (${now}::timestamptz - k.keep * interval '1 second')::date + 2
        and ${dayIsOver} + k.keep * interval '1 second' <= ${now}::timestamptz)
      or (${isDecided} and not exists (select 1 from guard g
        where g.organisation_id = k.organisation_id and g.purpose = k.purpose and g.keep = k.keep
          and ${dayIsOver} + g.least * interval '1 second' > ${now}::timestamptz)))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** An index leads to records: it goes with the last of them. */
async function dropIndexKeys(tx: PlatformSql, at: Instant): Promise<number> {
  const now = isoOf(at);
  const sameDay = sql`r.organisation_id = k.organisation_id and r.purpose = k.purpose and r.day = k.day
    and r.generation = k.generation and r.kind = 'record'`;
  const { numAffectedRows } = await sql`
    update vault_key k set wrapped = null, custody_epoch = null, destroyed_at = ${now}::timestamptz
    where k.wrapped is not null and k.kind = 'index' and not ${isHeld}
      and not exists (select 1 from vault_key r where ${sameDay} and r.wrapped is not null)
      and (${isDecided} or exists (select 1 from vault_key r where ${sameDay})
        or ${dayIsOver} + ${indexAlone} * interval '1 second' <= ${now}::timestamptz)
      and (${isDecided} or ${dayIsOver} <= ${now}::timestamptz)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

async function untold(db: PlatformSql): Promise<readonly ShreddedKeys[]> {
  const { rows } = await sql<{
    organisation_id: OrganisationId;
    purpose: string;
    from: string;
    through: string;
    keys: number;
    at: number;
    names: string;
  }>`select organisation_id, purpose, min(day)::text as from, max(day)::text as through, count(*)::int as keys,
      gone_at as at, string_agg(key_id || ' ' || kind || ' ' || keep, chr(10) order by key_id, kind, keep) as names
    from vault_key where gone_at is not null and told_at is null
    group by organisation_id, purpose, gone_at order by gone_at, organisation_id, purpose`.execute(db);
  return rows.map(({ organisation_id: organisation, at, ...row }) => ({
    ...row,
    organisation,
    at: instant(at),
  }));
}

/**
 * Captures whose key is destroyed: they open for nobody, and take room. A capture is sealed as a body of one part, whose
 * period stands in bytes 3 to 6 (spec/sealed.md). Those of keys that died lately, and those that came lately.
 */
async function dropCaptures(db: PlatformSql, at: Instant, limit: number): Promise<number> {
  const lately = isoOf(at - 3 * aDay);
  const itsKey = sql`k.kind = 'record' and k.wrapped is null and k.key_id = c.key_id and k.keep = (
    select get_byte(p.bytes, 2)::bigint * 16777216 + get_byte(p.bytes, 3) * 65536 + get_byte(p.bytes, 4) * 256
      + get_byte(p.bytes, 5)
    from capture_part p where p.device_id = c.device_id and p.hash = c.hash and p.start = 0
      and octet_length(p.bytes) > 6)`;
  const { numAffectedRows } = await sql`delete from capture c where (c.device_id, c.hash) in (
    select c.device_id, c.hash from vault_key k
      join location l on l.organisation_id = k.organisation_id and l.kind = 'site'
      join capture c on c.site_id = l.id and c.occurred_at >= k.day - 1 and c.occurred_at < k.day + 3
    where k.destroyed_at >= ${lately}::timestamptz and ${itsKey}
    union
    select c.device_id, c.hash from capture c join location l on l.id = c.site_id
      join vault_key k on k.organisation_id = l.organisation_id
    where c.created_at >= ${lately}::timestamptz and ${itsKey}
    limit ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
