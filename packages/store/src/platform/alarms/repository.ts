import { randomUUID } from 'node:crypto';
import { type AlarmEvent, type AlarmSeverity, stepAlarm, VedetteError } from '@vedette/domain';
import { Kysely, PostgresDialect, type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { transacted } from '../database/transacted.ts';
import type { Reach } from '../reach.ts';
import { deviceChanges } from './device-changes.ts';
import type {
  AlarmStep,
  PlatformAlarmFilter,
  PlatformAlarmId,
  PlatformAlarmStore,
  StoredAlarm,
} from './port.ts';
import { openAlarm, raiseAlarm } from './raise-alarm.ts';
import { type AlarmRow, stateColumns, stateOf, toAlarm } from './row.ts';
import type { AlarmSchema } from './schema.ts';
import { addStep, toStep } from './steps.ts';

type Within = Transaction<AlarmSchema>;
type Query<O> = SelectQueryBuilder<AlarmSchema, 'alarm', O>;

const newId = (): PlatformAlarmId => randomUUID() as PlatformAlarmId;

/** Alarms in PostgreSQL. */
export function platformAlarms(pool: Pool): PlatformAlarmStore {
  const db = new Kysely<AlarmSchema>({ dialect: new PostgresDialect({ pool }) });
  return {
    raise: (cause, at, told) => transacted(db, (within) => raiseAlarm(within, newId, cause, at, told)),
    causeGone: (cause, at) =>
      transacted(db, async (within) => {
        const row = await openAlarm(within, cause);
        if (row === null) return null;
        return changed(within, row, { kind: 'cause-gone', at }, null);
      }),
    step: (reach, id, event, note) =>
      transacted(db, async (within) => {
        const found = inReach(within.selectFrom('alarm').selectAll(), reach).where('id', '=', id);
        const row = await found.forUpdate().executeTakeFirst();
        if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'alarm' });
        const alarm = await changed(within, row, event, note);
        if (alarm === null) throw new VedetteError('conflict', 'caller', { at: 'alarm' });
        return alarm;
      }),
    get: (reach, id) => get(db, reach, id),
    steps: (reach, id) => steps(db, reach, id),
    list: (reach, filter) => list(db, reach, filter),
    openCounts: (reach) => openCounts(db, reach),
    async waiting(before, limit) {
      const rows = await db
        .selectFrom('alarm')
        .selectAll()
        .where('phase', '=', 'open')
        .where(sql<boolean>`waits_since < ${new Date(before)}`)
        .orderBy('waits_since')
        .limit(limit)
        .execute();
      return rows.map(toAlarm);
    },
    escalate: (id, level, at) =>
      transacted(db, async (within) => {
        const found = within.selectFrom('alarm').selectAll().where('id', '=', id).where('level', '=', level);
        const row = await found.forUpdate().executeTakeFirst();
        return row === undefined ? null : changed(within, row, { kind: 'escalated', at }, null);
      }),
    deviceChanges: (limits, at, limit) => deviceChanges(pool, limits, at, limit),
  };
}

/** Takes one step; null when it makes no sense now. */
async function changed(
  within: Within,
  row: AlarmRow,
  event: AlarmEvent,
  note: string | null,
): Promise<StoredAlarm | null> {
  const state = stepAlarm(stateOf(row), event);
  if (state === null) return null;
  const made = await within
    .updateTable('alarm')
    .set({ ...stateColumns(state), changed_at: new Date(event.at).toISOString() })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const by = 'by' in event ? event.by : null;
  const to = event.kind === 'assigned' ? event.to : null;
  await addStep(within, row.id as PlatformAlarmId, { kind: event.kind, at: event.at, by, to, note });
  return toAlarm(made);
}

/** An alarm of no place belongs to the organisation as a whole: who sees only places does not see it. */
function inReach<O>(query: Query<O>, { organisations, places }: Reach): Query<O> {
  const own = query.where('organisation_id', 'in', organisations.length === 0 ? [nobody] : organisations);
  if (places === null) return own;
  return own.where(sql<boolean>`exists (select from location l
    where l.id = coalesce(alarm.location_id, alarm.site_id) and l.path && ${places}::int[])`);
}

const nobody = '00000000-0000-0000-0000-000000000000';

async function get(db: Kysely<AlarmSchema>, reach: Reach, id: PlatformAlarmId) {
  const query = inReach(db.selectFrom('alarm').selectAll(), reach).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toAlarm(row);
}

async function steps(
  db: Kysely<AlarmSchema>,
  reach: Reach,
  id: PlatformAlarmId,
): Promise<readonly AlarmStep[]> {
  if ((await get(db, reach, id)) === null) throw new VedetteError('not-found', 'caller', { at: 'alarm' });
  const query = db.selectFrom('alarm_step').selectAll().where('alarm_id', '=', id);
  return (await query.orderBy('number').execute()).map(toStep);
}

async function list(db: Kysely<AlarmSchema>, reach: Reach, filter: PlatformAlarmFilter) {
  const limit = limitOf(filter);
  let query = inReach(db.selectFrom('alarm').selectAll(), reach);
  if (filter.phases !== undefined) query = query.where('phase', 'in', [...filter.phases, 'none' as never]);
  if (filter.severity !== undefined) query = query.where('severity', '=', filter.severity);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.assignee !== undefined) query = query.where('assignee', '=', filter.assignee);
  if (filter.device !== undefined) query = query.where('device_id', '=', filter.device);
  if (filter.place !== undefined)
    query = query.where(sql<boolean>`exists (select from location l
    where l.id = coalesce(alarm.location_id, alarm.site_id) and l.path && array[${filter.place}::int])`);
  const start = cursorParts(filter);
  if (start !== null) query = query.where(sql<boolean>`(last_raised_at, id) < (${start.at}, ${start.id})`);
  const rows = await query
    .orderBy('last_raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, toAlarm, (row) => uuidCursor(row.last_raised_at, row.id));
}

async function openCounts(
  db: Kysely<AlarmSchema>,
  reach: Reach,
): Promise<Readonly<Record<AlarmSeverity, number>>> {
  const rows = await inReach(db.selectFrom('alarm').select('severity'), reach)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('phase', '=', 'open')
    .groupBy('severity')
    .execute();
  const count = (severity: AlarmSeverity): number => rows.find((row) => row.severity === severity)?.n ?? 0;
  return { info: count('info'), warning: count('warning'), critical: count('critical') };
}
