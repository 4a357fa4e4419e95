import { type OrganisationId, type ScheduleId, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { notFound } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import { demandOrganisation } from '../reach-sql.ts';
import type { PlatformScheduleStore } from './port.ts';
import { calendarOf, calendarText, dutyOf, scheduleOf } from './rows.ts';
import { schedulesOf, sitesOnDuty, touchRules } from './site-rules.ts';

type Db = Kysely<PlatformSchema>;

/** Schedules and holidays in PostgreSQL. Whatever is written here, the sites are told in the same transaction. */
export function platformSchedules(db: Db): PlatformScheduleStore {
  return {
    all: (reach, organisation) =>
      guarded(async () => {
        demandOrganisation(reach, organisation);
        const { rows } = await sql<{ document: string }>`select document from duty_schedule
          where organisation_id = ${organisation}::uuid order by id limit 1000`.execute(db);
        return rows.map(({ document }) => scheduleOf(document));
      }),
    put: (reach, organisation, schedule, { by, at }) =>
      transacted(db, async (tx) => {
        demandOrganisation(reach, organisation);
        await sql`insert into duty_schedule (organisation_id, id, document, changed_at, changed_by)
          values (${organisation}::uuid, ${schedule.id}, ${JSON.stringify(schedule)}, ${isoOf(at)}, ${by})
          on conflict (organisation_id, id) do update set document = excluded.document,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
        await touchRules(tx, await sitesOnDuty(tx, organisation), isoOf(at));
      }),
    remove: (reach, organisation, id, { at }) =>
      transacted(db, async (tx) => {
        demandOrganisation(reach, organisation);
        if (await isNamed(tx, organisation, id))
          throw new VedetteError('conflict', 'caller', { at: 'schedule' });
        const { rows } = await sql`delete from duty_schedule
          where organisation_id = ${organisation}::uuid and id = ${id} returning id`.execute(tx);
        if (rows.length === 0) throw notFound('schedule');
        await touchRules(tx, await sitesOnDuty(tx, organisation), isoOf(at));
      }),
    holidays: (reach, organisation) =>
      guarded(async () => {
        demandOrganisation(reach, organisation);
        const { rows } = await sql<{ document: string }>`select document from duty_calendar
          where organisation_id = ${organisation}::uuid`.execute(db);
        return calendarOf(rows[0]?.document ?? '[]');
      }),
    putHolidays: (reach, organisation, calendar, { by, at }) =>
      transacted(db, async (tx) => {
        demandOrganisation(reach, organisation);
        await sql`insert into duty_calendar (organisation_id, document, changed_at, changed_by)
          values (${organisation}::uuid, ${calendarText(calendar)}, ${isoOf(at)}, ${by})
          on conflict (organisation_id) do update set document = excluded.document,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
        await touchRules(tx, await sitesOnDuty(tx, organisation), isoOf(at));
      }),
  };
}

async function isNamed(tx: Db, organisation: OrganisationId, id: ScheduleId): Promise<boolean> {
  const { rows } = await sql<{ document: string }>`select v.document from duty_place a
    join duty_version v on v.organisation_id = a.organisation_id and v.duty = a.duty and v.version = a.version
    where a.organisation_id = ${organisation}::uuid`.execute(tx);
  return rows.some(({ document }) => schedulesOf(dutyOf(document)).includes(id));
}
