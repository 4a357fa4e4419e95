import {
  type CommandEvent,
  type CommandState,
  givenCommand,
  type Instant,
  instant,
  isOnce,
  stepCommand,
  VedetteError,
} from '@vedette/domain';
import {
  Kysely,
  PostgresDialect,
  type Selectable,
  type SelectQueryBuilder,
  sql,
  type Transaction,
} from 'kysely';
import type { Pool } from 'pg';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { transacted } from '../database/transacted.ts';
import type { Reach } from '../reach.ts';
import type { CommandStore, DeviceId, NewCommand, StoredCommand } from './port.ts';
import { maybeInstant } from './row.ts';
import type { DeviceSchema } from './schema.ts';

interface Schema extends Pick<DeviceSchema, 'command'> {
  device: { id: string; site_id: number | null; state: string };
  location: { id: number; organisation_id: string; path: number[] };
}
type Row = Selectable<DeviceSchema['command']>;
export type CommandRow = Row;
type Within = Transaction<Schema>;

/** A command that nobody acknowledged is sent again after so many milliseconds. */
const sentAgainAfter = 30_000;
const waiting = ['queued', 'sent', 'acknowledged'] as const;
const text = (at: number): string => new Date(at).toISOString();

/** Commands in PostgreSQL; the rules of their life are the domain's. */
export function platformCommands(pool: Pool): CommandStore {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    give: (reach, command, at) => transacted(db, (within) => give(within, reach, command, at)),
    async get(reach, id) {
      const query = inReach(db.selectFrom('command').selectAll('command'), reach).where(
        'command.id',
        '=',
        id,
      );
      const row = await query.executeTakeFirst();
      return row === undefined ? null : toCommand(row);
    },
    async list(reach, filter) {
      const limit = limitOf(filter);
      const start = cursorParts(filter);
      let query = inReach(db.selectFrom('command').selectAll('command'), reach);
      if (filter.device !== undefined) query = query.where('command.device_id', '=', filter.device);
      if (start !== null)
        query = query.where(sql<boolean>`(command.given_at, command.id) < (${start.at}, ${start.id})`);
      const rows = await query
        .orderBy('command.given_at', 'desc')
        .orderBy('command.id', 'desc')
        .limit(limit + 1)
        .execute();
      return pageOf(rows, limit, toCommand, (row) => uuidCursor(row.given_at, row.id));
    },
    take: (device, at, isFresh, limit) =>
      transacted(db, (within) => take(within, device, at, isFresh, limit)),
    answered: (device, id, answer, at) =>
      transacted(db, async (within) => {
        const query = within.selectFrom('command').selectAll().where('id', '=', id);
        const row = await query.where('device_id', '=', device).forUpdate().executeTakeFirst();
        if (row === undefined) return null;
        const told = { failure: answer.failure ?? null, result: answer.result ?? null };
        return stepped(within, row, { kind: answer.state }, at, told);
      }),
    lapse: (at, limit) => transacted(db, (within) => lapse(within, at, limit)),
  };
}

type Found<O> = SelectQueryBuilder<Schema, 'command', O>;

/** What was given to a device of the organisations, where it stands in the places now. */
function inReach<O>(query: Found<O>, { organisations, places }: Reach): Found<O> {
  const own = query.where(sql<boolean>`command.organisation_id = any(${organisations}::uuid[])`);
  if (places === null) return own;
  return own.where(sql<boolean>`exists (select from device d join location l on l.id = d.site_id
    where d.id = command.device_id and l.path && ${places}::int[])`);
}

async function give(within: Within, reach: Reach, command: NewCommand, at: Instant): Promise<StoredCommand> {
  const device = await within
    .selectFrom('device')
    .innerJoin('location', 'location.id', 'device.site_id')
    .select(['device.state', 'location.organisation_id'])
    .where('device.id', '=', command.device)
    .where(sql<boolean>`location.organisation_id = any(${reach.organisations}::uuid[])`)
    .where(sql<boolean>`(${reach.places}::int[] is null or location.path && ${reach.places}::int[])`)
    .executeTakeFirst();
  if (device === undefined) throw new VedetteError('not-found', 'caller', { at: 'device' });
  if (device.state !== 'claimed') throw new VedetteError('conflict', 'caller', { at: 'device' });
  const state = givenCommand(command.kind, at, command.notAfter);
  const row = await within
    .insertInto('command')
    .values({
      ...{ id: command.id, organisation_id: device.organisation_id, device_id: command.device },
      ...{ kind: command.kind, body: JSON.stringify(command.body), phase: state.phase },
      ...{
        given_at: text(at),
        given_by: command.by,
        reason: command.reason,
        not_after: text(state.notAfter),
      },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toCommand(row);
}

/** Locked rows are being given to another caller: they are left to it. */
async function take(within: Within, device: DeviceId, at: Instant, isFresh: boolean, limit: number) {
  const rows = await within
    .selectFrom('command')
    .selectAll()
    .where('device_id', '=', device)
    .where('phase', 'in', ['queued', 'sent'])
    .where(sql<boolean>`not_after > ${new Date(at)}`)
    .orderBy('given_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const given: StoredCommand[] = [];
  for (const row of rows.filter((one) => isDue(one, at, isFresh))) {
    const sent = await stepped(within, row, { kind: 'sent', at }, at);
    if (sent !== null) given.push(sent);
  }
  return given;
}

function isDue({ phase, kind, last_sent_at: last }: Row, at: Instant, isFresh: boolean): boolean {
  if (phase === 'queued') return true;
  return !isOnce(kind) && (isFresh || last === null || at - last >= sentAgainAfter);
}

async function lapse(within: Within, at: Instant, limit: number): Promise<readonly StoredCommand[]> {
  const rows = await within
    .selectFrom('command')
    .selectAll()
    .where('phase', 'in', waiting)
    .where(sql<boolean>`not_after <= ${new Date(at)}`)
    .orderBy('not_after')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const lapsed: StoredCommand[] = [];
  for (const row of rows) {
    const command = await stepped(within, row, { kind: 'lapsed' }, at);
    if (command !== null) lapsed.push(command);
  }
  return lapsed;
}

/** Takes one step; null when it makes no sense now. */
async function stepped(
  within: Within,
  row: Row,
  event: CommandEvent,
  at: Instant,
  told: { readonly failure: string | null; readonly result: unknown } = { failure: null, result: null },
): Promise<StoredCommand | null> {
  const before = stateOf(row);
  const after = stepCommand(before, event);
  if (after === null) return null;
  if (after === before) return toCommand(row);
  const isOver = !waiting.some((phase) => phase === after.phase);
  const made = await within
    .updateTable('command')
    .set({
      phase: after.phase,
      sent: after.sent,
      last_sent_at: after.lastSentAt === null ? null : text(after.lastSentAt),
      ended_at: isOver ? text(at) : null,
      failure: told.failure,
      result: told.result === null ? null : JSON.stringify(told.result),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toCommand(made);
}

function stateOf(row: Row): CommandState {
  return {
    kind: row.kind,
    phase: row.phase,
    givenAt: instant(row.given_at),
    notAfter: instant(row.not_after),
    sent: row.sent,
    lastSentAt: maybeInstant(row.last_sent_at),
  };
}

export function toCommand(row: Row): StoredCommand {
  return {
    id: row.id,
    device: row.device_id as DeviceId,
    kind: row.kind,
    body: row.body as StoredCommand['body'],
    givenAt: instant(row.given_at),
    givenBy: row.given_by,
    reason: row.reason,
    notAfter: instant(row.not_after),
    phase: row.phase,
    endedAt: maybeInstant(row.ended_at),
    failure: row.failure,
    result: row.result,
  };
}
