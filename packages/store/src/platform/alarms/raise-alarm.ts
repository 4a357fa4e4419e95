import { type Instant, raisedAlarm, stepAlarm } from '@vedette/domain';
import { type Expression, type SqlBool, sql, type Transaction } from 'kysely';
import type { AlarmCause, PlatformAlarmId, StoredAlarm, ToldBy } from './port.ts';
import { type AlarmRow, newRow, stateColumns, stateOf, tellingColumns, toAlarm } from './row.ts';
import type { AlarmSchema } from './schema.ts';
import { addStep } from './steps.ts';

type Within = Transaction<AlarmSchema>;
export interface Raised {
  readonly alarm: StoredAlarm;
  readonly isNew: boolean;
}

/** See `PlatformAlarmStore.raise`; runs within one transaction. */
export async function raiseAlarm(
  within: Within,
  newId: () => PlatformAlarmId,
  cause: AlarmCause,
  at: Instant,
  told: ToldBy | null,
): Promise<Raised | null> {
  if (told !== null && (await isTold(within, told))) return null;
  const known = await openAlarm(within, cause);
  const raised =
    known === null ? await first(within, newId(), cause, at) : await again(within, known, cause, at);
  if (told !== null) {
    const { device, log, seq } = told;
    const row = { device_id: device, log_id: log, seq, alarm_id: raised.alarm.id };
    await within.insertInto('alarm_told').values(row).execute();
  }
  return raised;
}

async function isTold(within: Within, { device, log, seq }: ToldBy): Promise<boolean> {
  const row = await within
    .selectFrom('alarm_told')
    .select('seq')
    .where('device_id', '=', device)
    .where('log_id', '=', log)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row !== undefined;
}

/** The alarm of that thing and place that is not over; locked until the transaction ends. */
export async function openAlarm(
  within: Within,
  { organisation, kind, location, device }: Pick<AlarmCause, 'organisation' | 'kind' | 'location' | 'device'>,
): Promise<AlarmRow | null> {
  const samePlace: Expression<SqlBool> = sql`coalesce(location_id, 0) = ${location ?? 0}
    and coalesce(device_id, '') = ${device ?? ''}`;
  const row = await within
    .selectFrom('alarm')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('kind', '=', kind)
    .where(samePlace)
    .where('phase', '<>', 'cleared')
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

async function first(within: Within, id: PlatformAlarmId, cause: AlarmCause, at: Instant): Promise<Raised> {
  const row = newRow(id, cause, raisedAlarm(at, cause.isStanding));
  const made = await within.insertInto('alarm').values(row).returningAll().executeTakeFirstOrThrow();
  await addStep(within, id, { kind: 'raised', at, by: null, to: null, note: null });
  return { alarm: toAlarm(made), isNew: true };
}

/** It counts up in silence: a turnstile that is forced a hundred times an hour must not write a hundred lines. */
async function again(within: Within, row: AlarmRow, cause: AlarmCause, at: Instant): Promise<Raised> {
  const state = stepAlarm(stateOf(row), { kind: 'raised-again', at, isStanding: cause.isStanding });
  const columns = stateColumns(state ?? stateOf(row));
  const made = await within
    .updateTable('alarm')
    .set({ ...columns, ...tellingColumns(cause), changed_at: columns.last_raised_at })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { alarm: toAlarm(made), isNew: false };
}
