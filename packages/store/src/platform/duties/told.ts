import { type Duty, type DutyId, instant } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandPlaces, liesWithin, ofOrganisation } from '../reach-sql.ts';
import type { TerminalDuty, ToldDutyStore } from './port.ts';
import { dutyOf } from './rows.ts';
import { nearestDuty } from './site-rules.ts';

type Db = Kysely<PlatformSchema>;
const terminalsAtMost = 1000;

/** What terminals say of their rules, in PostgreSQL. */
export function toldDuties(db: Db): ToldDutyStore {
  return {
    brought: (device, duties, at) =>
      guarded(async () => {
        if (duties.length > 0) await bring(db, device, duties, isoOf(at));
      }),
    applied: (device, { version, applied, rejected }, at) =>
      guarded(async () => {
        await sql`insert into device_sync (device_id, version, applied, rejected, told_at)
          values (${device}, ${version}, ${applied}, ${JSON.stringify(rejected)}::jsonb, ${isoOf(at)})
          on conflict (device_id) do update set version = excluded.version, applied = excluded.applied,
            rejected = excluded.rejected, told_at = excluded.told_at`.execute(db);
      }),
    ofRecord: (device, organisation, duty, version) =>
      guarded(async () => {
        // The terminal's own word first: what it wrote down, it wrote under that.
        const { rows } = await sql<{ document: string }>`
          select document, 1 as nth from device_duty
            where device_id = ${device} and duty = ${duty} and version = ${version}
          union all select document, 2 from duty_version
            where organisation_id = ${organisation}::uuid and duty = ${duty} and version = ${version}
          order by nth limit 1`.execute(db);
        return rows[0] === undefined ? null : dutyOf(rows[0].document);
      }),
  };
}

/** The first word counts: who may see what was collected is not widened afterwards. */
async function bring(db: Db, device: DeviceId, duties: readonly Duty[], at: string): Promise<void> {
  const documents = duties.map((duty) => JSON.stringify(duty));
  await sql`insert into device_duty (device_id, duty, version, document, told_at)
    select ${device}, t.document::jsonb ->> 'id', (t.document::jsonb ->> 'version')::int, t.document,
      ${at}::timestamptz
    from unnest(${documents}::text[]) as t (document)
    where not exists (select 1 from device d join location l on l.id = d.site_id
      join duty_version v on v.organisation_id = l.organisation_id
      where d.id = ${device} and v.duty = t.document::jsonb ->> 'id'
        and v.version = (t.document::jsonb ->> 'version')::int and v.document::jsonb = t.document::jsonb)
    on conflict do nothing`.execute(db);
}

interface Row {
  readonly device: string;
  readonly site: number;
  readonly given: string | null;
  readonly given_version: number | null;
  readonly in_force: string | null;
  readonly in_force_version: number | null;
  readonly rejected: TerminalDuty['rejected'] | null;
  readonly told_at: number | null;
}

export async function terminalDuties(
  db: Db,
  reach: Reach,
  place: LocationId | null,
): Promise<readonly TerminalDuty[]> {
  if (place !== null) await demandPlaces(db, reach, [place]);
  const { rows } = await sql<Row>`
    select d.id as device, s.id as site, given.duty as given, given.version as given_version,
      p.facts -> 'duty' ->> 'id' as in_force, (p.facts -> 'duty' ->> 'version')::int as in_force_version,
      t.rejected, t.told_at
    from device d join location s on s.id = d.site_id
    left join lateral (select a.duty, a.version from (select 1) one ${nearestDuty}) given on true
    left join device_presence p on p.device_id = d.id left join device_sync t on t.device_id = d.id
    where d.state = 'claimed' and ${ofOrganisation('s.organisation_id', reach)} and ${liesWithin('s', reach)}
      and (${place}::int is null or s.path @> array[${place}::int])
    order by coalesce(jsonb_array_length(t.rejected), 0) desc, d.id limit ${terminalsAtMost}`.execute(db);
  return rows.map(toTerminal);
}

function toTerminal(row: Row): TerminalDuty {
  const { given, given_version: version, in_force: own, in_force_version: ownVersion } = row;
  return {
    device: row.device as DeviceId,
    site: row.site as LocationId,
    given: given === null || version === null ? null : { duty: given as DutyId, version },
    inForce: own === null || ownVersion === null ? null : { duty: own, version: ownVersion },
    rejected: row.rejected ?? [],
    toldAt: row.told_at === null ? null : instant(row.told_at),
  };
}
