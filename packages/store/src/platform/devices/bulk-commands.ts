import { randomUUID } from 'node:crypto';
import { type CommandKind, type Instant, instant, isOnce, VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { invalid } from '../../terminal/database/input.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import type { Reach } from '../reach.ts';
import { type CommandRow, toCommand } from './commands.ts';
import type {
  BulkCommand,
  BulkCommandId,
  BulkCommandStore,
  DeviceSelection,
  NewBulkCommand,
} from './groups-port.ts';
import type { DeviceId } from './port.ts';

const devicesAtMost = 20_000;

/** Commands for many devices at once: how far they are is counted from the commands themselves. */
export function platformBulkCommands(pool: Pool): BulkCommandStore {
  const get = async (reach: Reach, id: BulkCommandId) =>
    (await bulks(pool, reach, { id, limit: 1 }))[0] ?? null;
  const demand = async (reach: Reach, id: BulkCommandId): Promise<BulkCommand> => {
    const found = await get(reach, id);
    if (found === null) throw new VedetteError('not-found', 'caller', { at: 'bulk command' });
    return found;
  };
  return {
    get,
    async give(reach, command, at) {
      const { id, devices } = await give(pool, reach, command, at);
      return { bulk: await demand(reach, id), devices };
    },
    async list(reach, page) {
      const limit = limitOf(page);
      const start = cursorParts(page);
      const found = await bulks(pool, reach, { start, limit: limit + 1 });
      return pageOf(
        found,
        limit,
        (one) => one,
        ({ givenAt, id }) => uuidCursor(givenAt, id),
      );
    },
    async commands(reach, id, page) {
      await demand(reach, id);
      const limit = limitOf(page);
      const start = cursorParts(page);
      const { rows } = await pool.query<CommandRow>(
        `select c.* from command c ${inReachSql} where c.bulk_id = $3
           and ($4::timestamptz is null or (c.given_at, c.id) < ($4, $5::uuid))
         order by c.given_at desc, c.id desc limit $6`,
        [reach.organisations, reach.places, id, start?.at ?? null, start?.id ?? null, limit + 1],
      );
      return pageOf(rows, limit, toCommand, (row) => uuidCursor(row.given_at, row.id));
    },
    async cancel(reach, id, at) {
      await demand(reach, id);
      await pool.query(
        `update command set phase = 'expired', ended_at = $4 where id in (
           select c.id from command c ${inReachSql} where c.bulk_id = $3 and c.phase = 'queued' for update of c)`,
        [reach.organisations, reach.places, id, new Date(at)],
      );
      return demand(reach, id);
    },
  };
}

/** The device of a command stands in reach now. */
const inReachSql = `join device d on d.id = c.device_id join location s on s.id = d.site_id
  and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])`;

async function give(
  pool: Pool,
  reach: Reach,
  { organisation, selection, kind, body, notAfter, by, reason }: NewBulkCommand,
  at: Instant,
): Promise<{ readonly id: BulkCommandId; readonly devices: readonly DeviceId[] }> {
  if (isOnce(kind)) throw invalid('kind');
  const id = randomUUID() as BulkCommandId;
  return withinTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select d.id from device d join location s on s.id = d.site_id
       where d.state = 'claimed' and s.organisation_id = any($1::uuid[]) and ($2::int[] is null or s.path && $2::int[])
         and ($3::text[] is null or d.id = any($3::text[])) and ($4::int is null or s.path && array[$4::int])
         and ($5::uuid is null or exists (select from device_group_member m where m.device_id = d.id and m.group_id = $5))
       limit ${devicesAtMost + 1}`,
      [reach.organisations, reach.places, ...selected(selection)],
    );
    if (rows.length > devicesAtMost) throw invalid('selection');
    const devices = rows.map((row) => row.id as DeviceId);
    if (devices.length === 0 || isShort(selection, devices))
      throw new VedetteError('not-found', 'caller', { at: 'device' });
    await client.query(
      `insert into bulk_command (id, organisation_id, kind, given_at, given_by, reason)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, organisation, kind, new Date(at), by, reason],
    );
    await client.query(
      `insert into command (id, organisation_id, device_id, kind, body, phase, given_at, given_by, reason, not_after,
         bulk_id)
       select gen_random_uuid(), s.organisation_id, d.id, $3, $4, 'queued', $5, $6, $7, $8, $1
       from device d join location s on s.id = d.site_id where d.id = any($2::text[])`,
      [id, devices, kind, JSON.stringify(body), new Date(at), by, reason, new Date(notAfter)],
    );
    return { id, devices };
  });
}

const selected = (selection: DeviceSelection): readonly unknown[] => {
  if ('devices' in selection) return [selection.devices, null, null];
  return 'place' in selection ? [null, selection.place, null] : [null, null, selection.group];
};

/** One of those that were named is not there: nobody is told, since somebody was mistaken. */
const isShort = (selection: DeviceSelection, found: readonly DeviceId[]): boolean =>
  'devices' in selection && new Set(selection.devices).size !== found.length;

interface BulkRow {
  readonly id: string;
  readonly kind: CommandKind;
  readonly given_at: number;
  readonly given_by: string;
  readonly reason: string | null;
  readonly devices: number;
  readonly waiting: number;
  readonly acknowledged: number;
  readonly done: number;
  readonly failed: number;
  readonly expired: number;
}

interface Wanted {
  readonly id?: BulkCommandId;
  readonly start?: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

async function bulks(
  pool: Pool,
  { organisations, places }: Reach,
  { id, start, limit }: Wanted,
): Promise<readonly BulkCommand[]> {
  const { rows } = await pool.query<BulkRow>(
    `select b.id, b.kind, b.given_at, b.given_by, b.reason, p.*
     from bulk_command b cross join lateral (
       select count(*)::int as devices,
         count(*) filter (where c.phase in ('queued', 'sent'))::int as waiting,
         count(*) filter (where c.phase = 'acknowledged')::int as acknowledged,
         count(*) filter (where c.phase = 'done')::int as done,
         count(*) filter (where c.phase = 'failed')::int as failed,
         count(*) filter (where c.phase = 'expired')::int as expired
       from command c ${inReachSql} where c.bulk_id = b.id) p
     where p.devices > 0 and ($3::uuid is null or b.id = $3)
       and ($4::timestamptz is null or (b.given_at, b.id) < ($4, $5::uuid))
     order by b.given_at desc, b.id desc limit $6`,
    [organisations, places, id ?? null, start?.at ?? null, start?.id ?? null, limit],
  );
  return rows.map(toBulk);
}

function toBulk(row: BulkRow): BulkCommand {
  const { waiting, acknowledged, done, failed, expired } = row;
  return {
    id: row.id as BulkCommandId,
    kind: row.kind,
    givenAt: instant(row.given_at),
    givenBy: row.given_by,
    reason: row.reason,
    devices: row.devices,
    progress: { waiting, acknowledged, done, failed, expired },
  };
}
