import { randomUUID } from 'node:crypto';
import { alarmSeverities, type Instant, instant, VedetteError } from '@vedette/domain';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { transacted } from '../database/transacted.ts';
import { isOwn } from './channels.ts';
import type {
  Attempt,
  ChannelId,
  DeliveryId,
  DeliveryState,
  DeliveryStore,
  DueDelivery,
  OutwardEvent,
} from './port.ts';
import { toChannel, toDelivery, wrappedOf } from './row.ts';
import type { IntegrationSchema } from './schema.ts';

type Sql = Kysely<IntegrationSchema>;
const attemptsShown = 50;
const text = (at: number): string => new Date(at).toISOString();

/** Deliveries in PostgreSQL: any process may make any of them, and each is made by one at a time. */
export function platformDeliveries(pool: Pool): DeliveryStore {
  const db: Sql = new Kysely<IntegrationSchema>({ dialect: new PostgresDialect({ pool }) });
  return {
    publish: async (event, at) => queued(db, await listening(db, event), event, at),
    publishTo: async (channels, event, at) => queued(db, await named(db, channels, event), event, at),
    take: (at, until, limit) => take(db, at, until, limit),
    attempted: (id, attempt) => attempted(db, id, attempt),
    async replay(reach, id, at) {
      const row = await db
        .updateTable('delivery')
        .from('channel')
        .set({ state: 'waiting', attempts: 0, next_at: text(at) })
        .whereRef('channel.id', '=', 'delivery.channel_id')
        .where('delivery.id', '=', id)
        .where(isOwn(reach, null))
        .returningAll('delivery')
        .executeTakeFirst();
      if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'delivery' });
      return toDelivery(row);
    },
    async list(reach, channel, page) {
      const limit = limitOf(page);
      const start = cursorParts(page);
      let query = db
        .selectFrom('delivery')
        .innerJoin('channel', 'channel.id', 'delivery.channel_id')
        .selectAll('delivery')
        .where(isOwn(reach, channel));
      if (page.state !== undefined) query = query.where('delivery.state', '=', page.state);
      if (start !== null)
        query = query.where(sql<boolean>`(delivery.created_at, delivery.id) < (${start.at}, ${start.id})`);
      const rows = await query
        .orderBy('delivery.created_at', 'desc')
        .orderBy('delivery.id', 'desc')
        .limit(limit + 1)
        .execute();
      return pageOf(rows, limit, toDelivery, (row) => uuidCursor(row.created_at, row.id));
    },
    async get(reach, id) {
      const row = await db
        .selectFrom('delivery')
        .innerJoin('channel', 'channel.id', 'delivery.channel_id')
        .selectAll('delivery')
        .where('delivery.id', '=', id)
        .where(isOwn(reach, null))
        .executeTakeFirst();
      return row === undefined ? null : toDelivery(row);
    },
    async attempts(reach, id) {
      const rows = await db
        .selectFrom('delivery_attempt')
        .innerJoin('delivery', 'delivery.id', 'delivery_attempt.delivery_id')
        .innerJoin('channel', 'channel.id', 'delivery.channel_id')
        .selectAll('delivery_attempt')
        .where('delivery_attempt.delivery_id', '=', id)
        .where(isOwn(reach, null))
        .orderBy('delivery_attempt.at', 'desc')
        .limit(attemptsShown)
        .execute();
      return rows.map(({ at, outcome, status, fault }) => ({ at: instant(at), outcome, status, fault }));
    },
    async forget(before) {
      const { numDeletedRows } = await db
        .deleteFrom('delivery')
        .where('state', '<>', 'waiting')
        .where(sql<boolean>`created_at < ${new Date(before)}`)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** A channel hears of a place, and of all that lies in it. */
async function listening(db: Sql, event: OutwardEvent): Promise<readonly ChannelId[]> {
  const grave = alarmSeverities.slice(0, alarmSeverities.indexOf(event.severity) + 1);
  const { rows } = await sql<{ id: ChannelId }>`select id from channel
    where organisation_id = ${event.organisation} and is_active and ${event.type} = any(events)
      and severity = any(${grave}::text[])
      and (places is null or exists (
        select from location l where l.id = ${event.location} and l.path && channel.places))`.execute(db);
  return rows.map(({ id }) => id);
}

async function named(
  db: Sql,
  channels: readonly ChannelId[],
  { organisation }: OutwardEvent,
): Promise<readonly ChannelId[]> {
  const { rows } = await sql<{ id: ChannelId }>`select id from channel
    where organisation_id = ${organisation} and is_active and id = any(${channels}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}

async function queued(
  db: Sql,
  channels: readonly ChannelId[],
  event: OutwardEvent,
  at: Instant,
): Promise<number> {
  if (channels.length === 0) return 0;
  const values = channels.map((id) => ({
    ...{ id: randomUUID(), channel_id: id, event_id: event.id, event_type: event.type },
    ...{ event: JSON.stringify(event), state: 'waiting' as const, attempts: 0, next_at: text(at) },
    created_at: text(at),
  }));
  const made = await db
    .insertInto('delivery')
    .values(values.map((row) => ({ ...row, last_status: null, last_fault: null })))
    .onConflict((conflict) => conflict.columns(['channel_id', 'event_id']).doNothing())
    .executeTakeFirst();
  return Number(made.numInsertedOrUpdatedRows ?? 0n);
}

/** What a caller that died had taken comes back when its time is over. */
function take(db: Sql, at: Instant, until: Instant, limit: number): Promise<readonly DueDelivery[]> {
  return transacted(db, async (within) => {
    const due = await within
      .selectFrom('delivery')
      .innerJoin('channel', 'channel.id', 'delivery.channel_id')
      .select('delivery.id')
      .where('delivery.state', '=', 'waiting')
      .where('channel.is_active', '=', true)
      .where(sql<boolean>`delivery.next_at <= ${new Date(at)}`)
      .orderBy('delivery.next_at')
      .limit(limit)
      .forUpdate('delivery')
      .skipLocked()
      .execute();
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    await within
      .updateTable('delivery')
      .set({ next_at: text(until) })
      .where('id', 'in', ids)
      .execute();
    const rows = await within.selectFrom('delivery').selectAll().where('id', 'in', ids).execute();
    const channels = await within
      .selectFrom('channel')
      .selectAll()
      .where(
        'id',
        'in',
        rows.map((row) => row.channel_id),
      )
      .execute();
    return rows.flatMap((row) => {
      const channel = channels.find(({ id }) => id === row.channel_id);
      if (channel === undefined) return [];
      return [{ delivery: toDelivery(row), channel: toChannel(channel), wrapped: wrappedOf(channel) }];
    });
  });
}

async function attempted(db: Sql, id: DeliveryId, attempt: Attempt): Promise<void> {
  const next = attempt.outcome === 'again' && attempt.wait !== null ? attempt.at + attempt.wait : null;
  await transacted(db, async (within) => {
    const row = await within
      .updateTable('delivery')
      .set({
        state: stateAfter(attempt),
        attempts: sql<number>`attempts + 1`,
        next_at: next === null ? null : text(next),
        last_at: text(attempt.at),
        last_status: attempt.status,
        last_fault: attempt.fault,
      })
      .where('id', '=', id)
      .returning('channel_id')
      .executeTakeFirst();
    if (row === undefined) return;
    const { at, outcome, status, fault } = attempt;
    await within
      .insertInto('delivery_attempt')
      .values({ delivery_id: id, at: text(at), outcome, status, fault })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (outcome !== 'gone') return;
    const set = { is_active: false, ended_by: 'gone' };
    await within.updateTable('channel').set(set).where('id', '=', row.channel_id).execute();
  });
}

function stateAfter({ outcome, wait }: Attempt): DeliveryState {
  if (outcome === 'delivered') return 'delivered';
  if (outcome === 'gone') return 'failed';
  return wait === null ? 'given-up' : 'waiting';
}
