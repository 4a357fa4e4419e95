import type { Duty, DutyId, OrganisationId } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { notFound } from '../database/store-needs.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import type { DutyChange, StoredDutyVersion } from './port.ts';
import { toVersion, type VersionRow } from './rows.ts';

type Db = Kysely<PlatformSchema>;
const versionsAtMost = 500;

export async function newestVersions(db: Db, reach: Reach): Promise<readonly StoredDutyVersion[]> {
  const { rows } = await sql<VersionRow>`
    select distinct on (organisation_id, duty) * from duty_version v
    where ${ofOrganisation('v.organisation_id', reach)}
    order by organisation_id, duty, version desc limit 1000`.execute(db);
  return rows.map(toVersion);
}

export async function versionsOf(
  db: Db,
  reach: Reach,
  organisation: OrganisationId,
  duty: DutyId,
): Promise<readonly StoredDutyVersion[]> {
  demandOrganisation(reach, organisation);
  const { rows } = await sql<VersionRow>`select * from duty_version
    where organisation_id = ${organisation}::uuid and duty = ${duty}
    order by version desc limit ${versionsAtMost}`.execute(db);
  return rows.map(toVersion);
}

export async function theVersion(
  db: Db,
  reach: Reach,
  organisation: OrganisationId,
  duty: DutyId,
  version: number,
): Promise<StoredDutyVersion> {
  demandOrganisation(reach, organisation);
  const { rows } = await sql<VersionRow>`select * from duty_version
    where organisation_id = ${organisation}::uuid and duty = ${duty} and version = ${version}`.execute(db);
  if (rows[0] === undefined) throw notFound('duty');
  return toVersion(rows[0]);
}

/** Two at once: the second meets the first's key, and the transaction begins anew. */
export async function addVersion(
  db: Db,
  reach: Reach,
  organisation: OrganisationId,
  duty: Duty,
  { by, note, at }: DutyChange,
): Promise<StoredDutyVersion> {
  demandOrganisation(reach, organisation);
  const { rows } = await sql<{ last: number | null }>`select greatest(
    (select max(version) from duty_version where organisation_id = ${organisation}::uuid and duty = ${duty.id}),
    (select max(t.version) from device_duty t join device d on d.id = t.device_id
      join location l on l.id = d.site_id
      where l.organisation_id = ${organisation}::uuid and t.duty = ${duty.id}),
    (select max((p.facts -> 'duty' ->> 'version')::int) from device_presence p
      join device d on d.id = p.device_id join location l on l.id = d.site_id
      where l.organisation_id = ${organisation}::uuid and p.facts -> 'duty' ->> 'id' = ${duty.id})) as last`.execute(
    db,
  );
  const version = (rows[0]?.last ?? 0) + 1;
  const document = JSON.stringify({ ...duty, version });
  await sql`insert into duty_version (organisation_id, duty, version, document, made_at, made_by, note)
    values (${organisation}::uuid, ${duty.id}, ${version}, ${document}, ${isoOf(at)}, ${by}, ${note})`.execute(
    db,
  );
  return theVersion(db, reach, organisation, duty.id, version);
}
