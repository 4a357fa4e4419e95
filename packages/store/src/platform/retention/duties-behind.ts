import type { OrganisationId } from '@vedette/domain';
import { sql } from 'kysely';
import type { PlatformSql } from '../database/sql.ts';
import { dutyOf } from '../duties/rows.ts';
import type { LocationId } from '../locations/port.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import type { RetentionStore } from './port.ts';

type Behind = 'decidedDuties' | 'dutiesOf' | 'purposesOnDuty' | 'onDuty';

/** Every duty, also those that terminals were given at their own desks. */
const everyDuty = sql`(select organisation_id as organisation, document from duty_version
  union select l.organisation_id, t.document from device_duty t join device d on d.id = t.device_id
    join location l on l.id = d.site_id) duty`;

const inForce = sql`duty_place p join duty_version v on v.organisation_id = p.organisation_id and v.duty = p.duty
  and v.version = p.version`;

/** The duties that personal information was, or is, collected under. */
export function dutiesBehind(db: PlatformSql): Pick<RetentionStore, Behind> {
  return {
    async decidedDuties() {
      const { rows } = await sql<{
        organisation: OrganisationId;
        document: string;
      }>`select * from ${everyDuty}
        where exists (select 1 from shred s where s.organisation_id = duty.organisation
          and s.purpose = duty.document::jsonb ->> 'purpose')`.execute(db);
      return rows.map(({ organisation, document }) => ({ organisation, duty: dutyOf(document) }));
    },
    async dutiesOf(reach, organisation) {
      demandOrganisation(reach, organisation);
      const { rows } = await sql<{ document: string }>`select document from ${everyDuty}
        where organisation = ${organisation}::uuid`.execute(db);
      return rows.map(({ document }) => dutyOf(document));
    },
    async purposesOnDuty(reach) {
      const { rows } = await sql<{
        purpose: string;
      }>`select distinct v.document::jsonb ->> 'purpose' as purpose
        from ${inForce} where ${ofOrganisation('p.organisation_id', reach)} order by 1`.execute(db);
      return rows.map(({ purpose }) => purpose);
    },
    async onDuty(reach, organisation, purpose) {
      demandOrganisation(reach, organisation);
      const { rows } = await sql<{ id: LocationId }>`select p.location_id as id from ${inForce}
        where p.organisation_id = ${organisation}::uuid and v.document::jsonb ->> 'purpose' = ${purpose}
        order by 1`.execute(db);
      return rows.map(({ id }) => id);
    },
  };
}
