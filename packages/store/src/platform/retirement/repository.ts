import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Instant,
  instant,
  openedRetirement,
  type RetirementEvent,
  stepRetirement,
  VedetteError,
} from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import { withinTransaction } from '../database/within-transaction.ts';
import type { Reach } from '../reach.ts';
import type { Retirement, RetirementChange, RetirementId, RetirementStep, RetirementStore } from './port.ts';
import { columnsOf, type RetirementRow, toRetirement } from './rows.ts';

const columns = 'r.*, b.reason';
const tables = 'retirement r join retirement_batch b on b.id = r.batch_id';
/** Whoever reaches only some places sees the retirements of devices that stood there. */
const inReach = `r.organisation_id = any($1::uuid[])
  and ($2::int[] is null or exists (select from location l where l.id = r.site_id and l.path && $2::int[]))`;

/** Retirements in PostgreSQL. */
export function platformRetirements(pool: Pool): RetirementStore {
  const find: RetirementStore['find'] = async (id) => {
    if (!isUuid(id)) return null;
    const { rows } = await pool.query<RetirementRow>(`select ${columns} from ${tables} where r.id = $1`, [
      id,
    ]);
    return rows[0] === undefined ? null : toRetirement(rows[0]);
  };
  const get: RetirementStore['get'] = async ({ organisations, places }, id) => {
    if (!isUuid(id)) return null;
    const { rows } = await pool.query<RetirementRow>(
      `select ${columns} from ${tables} where ${inReach} and r.id = $3`,
      [organisations, places, id],
    );
    return rows[0] === undefined ? null : toRetirement(rows[0]);
  };
  return {
    ...{ find, get },
    open: (reach, asked, at) => withinTransaction(pool, (client) => open(client, reach, asked, at)),
    async list({ organisations, places }, filter) {
      const limit = limitOf(filter);
      const start = cursorParts(filter);
      const { rows } = await pool.query<RetirementRow>(
        `select ${columns} from ${tables} where ${inReach}
           and ($3::text is null or r.phase = $3) and ($4::uuid is null or r.batch_id = $4)
           and ($5::text is null or r.device_id = $5)
           and ($6::timestamptz is null or (r.opened_at, r.id) < ($6, $7::uuid))
         order by r.opened_at desc, r.id desc limit $8`,
        [
          ...[organisations, places, filter.phase ?? null, filter.batch ?? null, filter.device ?? null],
          ...[start?.at ?? null, start?.id ?? null, limit + 1],
        ],
      );
      return pageOf(rows, limit, toRetirement, (row) => uuidCursor(row.opened_at, row.id));
    },
    async steps(reach, id) {
      if ((await get(reach, id)) === null) throw notFound();
      const { rows } = await pool.query<StepRow>(
        'select number, at, event, phase, by_whom, detail from retirement_step where retirement_id = $1 order by number',
        [id],
      );
      return rows.map(toStep);
    },
    async waiting(phases, limit) {
      const { rows } = await pool.query<RetirementRow>(
        `select ${columns} from ${tables} where r.phase = any($1::text[]) order by r.changed_at, r.id limit $2`,
        [phases, limit],
      );
      return rows.map(toRetirement);
    },
    step: (id, event, by, at, change = {}) =>
      withinTransaction(pool, (client) => step(client, { id, event, by, at, change })),
    async note(id, change, at) {
      await write(pool, id, [...columnsOf(change), ['changed_at', new Date(at)]]);
    },
  };
}

async function open(
  client: PoolClient,
  { organisations, places }: Reach,
  { batch, devices, reason, by }: Parameters<RetirementStore['open']>[1],
  at: Instant,
): Promise<readonly Retirement[]> {
  const { rows: found } = await client.query<{
    id: string;
    state: string;
    site: number;
    organisation: string;
  }>(
    `select d.id, d.state, d.site_id as site, l.organisation_id as organisation
     from device d join location l on l.id = d.site_id
     where d.id = any($3::text[]) and l.organisation_id = any($1::uuid[]) and ($2::int[] is null or l.path && $2::int[])
     order by d.id for share of d`,
    [organisations, places, devices],
  );
  const [first] = found;
  if (first === undefined || found.length !== new Set(devices).size) throw notFound('device');
  if (found.some(({ state }) => state !== 'claimed')) throw conflict('device');
  // The papers of a batch are one owner's.
  if (found.some(({ organisation }) => organisation !== first.organisation)) throw conflict('organisation');
  const moment = new Date(at);
  await client.query('insert into retirement_batch values ($1, $2, $3, $4, $5)', [
    ...[batch, first.organisation, reason, by, moment],
  ]);
  const state = openedRetirement(by);
  for (const { id: device, site, organisation } of found) {
    const id = randomUUID();
    await client.query(
      `insert into retirement (id, batch_id, organisation_id, site_id, device_id, state, phase, opened_at, changed_at,
         canary_seed) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
      [id, batch, organisation, site, device, JSON.stringify(state), state.phase, moment, randomBytes(32)],
    );
    await line(client, id, { at, event: 'opened', phase: state.phase, by, detail: null });
  }
  const { rows } = await client.query<RetirementRow>(
    `select ${columns} from ${tables} where r.batch_id = $1 order by r.device_id`,
    [batch],
  );
  return rows.map(toRetirement);
}

interface Asked {
  readonly id: RetirementId;
  readonly event: RetirementEvent;
  readonly by: string | null;
  readonly at: Instant;
  readonly change: RetirementChange;
}

async function step(client: PoolClient, { id, event, by, at, change }: Asked): Promise<Retirement> {
  const { rows } = await client.query<RetirementRow>(
    `select ${columns} from ${tables} where r.id = $1 for update of r`,
    [id],
  );
  if (rows[0] === undefined) throw notFound();
  const before = toRetirement(rows[0]);
  const state = stepRetirement(before.state, event);
  if (state === null) throw conflict(before.state.phase);
  await write(client, id, [
    ...columnsOf(change),
    ['state', JSON.stringify(state)],
    ['phase', state.phase],
    ['changed_at', new Date(at)],
  ]);
  const detail = event.kind === 'failed' ? event.reason : (change.detail ?? null);
  await line(client, id, { at, event: event.kind, phase: state.phase, by, detail });
  const { rows: after } = await client.query<RetirementRow>(
    `select ${columns} from ${tables} where r.id = $1`,
    [id],
  );
  return after[0] === undefined ? before : toRetirement(after[0]);
}

async function write(
  on: Pick<PoolClient, 'query'>,
  id: string,
  values: readonly (readonly [string, unknown])[],
): Promise<void> {
  const set = values.map(([column], at) => `${column} = $${at + 2}`).join(', ');
  await on.query(`update retirement set ${set} where id = $1`, [id, ...values.map(([, value]) => value)]);
}

async function line(
  client: PoolClient,
  id: string,
  { at, event, phase, by, detail }: Omit<RetirementStep, 'number'>,
): Promise<void> {
  await client.query(
    `insert into retirement_step (retirement_id, number, at, event, phase, by_whom, detail)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from retirement_step where retirement_id = $1`,
    [id, new Date(at), event, phase, by, detail],
  );
}

interface StepRow {
  readonly number: number;
  readonly at: number;
  readonly event: string;
  readonly phase: string;
  readonly by_whom: string | null;
  readonly detail: string | null;
}

const toStep = ({ number, at, event, phase, by_whom: by, detail }: StepRow): RetirementStep => ({
  ...{ number, at: instant(at), by, detail },
  ...{ event: event as RetirementStep['event'], phase: phase as RetirementStep['phase'] },
});

const notFound = (at = 'retirement'): VedetteError => new VedetteError('not-found', 'caller', { at });
const conflict = (at: string): VedetteError => new VedetteError('conflict', 'caller', { at });
