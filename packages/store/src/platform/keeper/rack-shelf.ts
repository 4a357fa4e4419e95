import { setTimeout as pause } from 'node:timers/promises';
import type { RackShelf, StoredRack } from '@vedette/vault';
import type { Pool, PoolClient } from 'pg';
import { guarded } from '../database/guarded.ts';
import { demandRow } from '../database/store-needs.ts';
import { withinTransaction } from '../database/within-transaction.ts';

interface Row {
  readonly number: number;
  readonly rack_group: string;
  readonly nth: number;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

const columns = 'select number, rack_group, nth, epoch, wrapped from custody_rack';
/** Names the lock of whoever replaces racks, among the advisory locks of this database. */
const lockNumber = 0x7665_6472;
const lookAgain = 50;

/** Keys that wrap keys, in PostgreSQL. */
export function platformRackShelf(pool: Pool): RackShelf {
  const read = async (where: string, values: readonly unknown[]): Promise<readonly StoredRack[]> => {
    const { rows } = await guarded(() =>
      pool.query<Row>(`${columns} where ${where} order by rack_group, nth`, [...values]),
    );
    return rows.map(toRack);
  };
  let before: Promise<void> = Promise.resolve();
  return {
    ofGroup: (group) => read('rack_group = $1', [group]),
    find: async (number) => (await read('number = $1', [number]))[0] ?? null,
    add: (rack) => add(pool, rack),
    async superseded() {
      const { rows } = await guarded(() =>
        pool.query<{ rack_group: string }>(
          'select rack_group from custody_rack group by 1 having count(*) > 1 order by 1',
        ),
      );
      return rows.map((row) => row.rack_group);
    },
    remove: (number) => withinTransaction(pool, (client) => remove(client, number)),
    notUnder: (epoch) => read('epoch <> $1', [epoch]),
    settleUnder: (epoch, racks) => withinTransaction(pool, (client) => settle(client, epoch, racks)),
    ...epochsOf(pool),
    giveUp: (held) => withinTransaction(pool, (client) => giveUp(client, held)),
    exclusively(work) {
      // One waits for all of this process: each holds a connection meanwhile.
      const mine = before.then(() => exclusively(pool, work));
      before = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
  };
}

type OfEpochs = 'keptEpoch' | 'openEpoch' | 'closedEpochs' | 'epochsDestroyed' | 'isNew';

function epochsOf(pool: Pool): Pick<RackShelf, OfEpochs> {
  return {
    async keptEpoch() {
      const { rows } = await guarded(() =>
        pool.query<{ epoch: number }>('select epoch from custody_epoch where is_kept order by epoch limit 1'),
      );
      return demandRow(rows[0], 'epoch').epoch;
    },
    async openEpoch(epoch, isKept) {
      await guarded(() =>
        pool.query('insert into custody_epoch (epoch, is_kept) values ($1, $2) on conflict do nothing', [
          ...[epoch, isKept],
        ]),
      );
    },
    async closedEpochs() {
      const { rows } = await guarded(() =>
        pool.query<{ epoch: number }>(
          'select epoch from custody_epoch where closed_at is not null and destroyed_at is null and not is_kept',
        ),
      );
      return rows.map(({ epoch }) => epoch);
    },
    async epochsDestroyed(epochs) {
      await guarded(() =>
        pool.query('update custody_epoch set destroyed_at = now() where epoch = any($1::bigint[])', [
          [...epochs],
        ]),
      );
    },
    async isNew() {
      const { rows } = await guarded(() => pool.query('select 1 from custody_epoch limit 1'));
      return rows.length === 0;
    },
  };
}

/** Refused where its epoch is closed, or another rack is there first. */
function add(pool: Pool, { number, group, nth, wrapped }: StoredRack): Promise<boolean> {
  return withinTransaction(pool, async (client) => {
    // Held until the commit: whoever closes the epoch waits, and then sees this rack.
    const { rows } = await client.query(
      'select 1 from custody_epoch where epoch = $1 and closed_at is null for key share',
      [wrapped.epoch],
    );
    if (rows.length === 0) return false;
    const { rowCount } = await client.query(
      `insert into custody_rack (number, rack_group, nth, epoch, wrapped) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [number, group, nth, wrapped.epoch, Buffer.from(wrapped.bytes)],
    );
    return rowCount === 1;
  });
}

/** Waits for whoever is adding something under it, and does nothing while anything lies there. */
async function remove(client: PoolClient, number: number): Promise<boolean> {
  await client.query('select 1 from custody_rack where number = $1 for update', [number]);
  const { rowCount } = await client.query(
    `delete from custody_rack where number = $1
       and not exists (select 1 from vault_key where custody_epoch = $1)
       and not exists (select 1 from keeper_share where rack = $1)`,
    [number],
  );
  return rowCount === 1;
}

async function settle(client: PoolClient, epoch: number, racks: readonly StoredRack[]): Promise<boolean> {
  await client.query('select 1 from custody_epoch where epoch <> $1 and closed_at is null for update', [
    epoch,
  ]);
  const { rows } = await client.query<{ number: number }>(
    'select number from custody_rack where epoch <> $1 for update',
    [epoch],
  );
  const given = new Set(racks.map(({ number }) => number));
  if (!rows.every(({ number }) => given.has(number))) return false;
  await client.query(
    `update custody_rack r set epoch = $1, wrapped = g.wrapped
     from unnest($2::bigint[], $3::bytea[]) as g (number, wrapped) where r.number = g.number`,
    [epoch, racks.map(({ number }) => number), racks.map(({ wrapped }) => Buffer.from(wrapped.bytes))],
  );
  await client.query('update custody_epoch set closed_at = now() where epoch <> $1 and closed_at is null', [
    epoch,
  ]);
  return true;
}

/** What lies below can be opened by nobody: it is dropped, and its rows say so. */
async function giveUp(client: PoolClient, held: readonly number[]): Promise<number> {
  const lost = 'select number from custody_rack where epoch <> all($1::bigint[])';
  await client.query(
    `update vault_key set wrapped = null, custody_epoch = null, destroyed_at = now()
     where custody_epoch in (${lost})`,
    [held],
  );
  await client.query(
    `update keeper_share set wrapped = null, rack = null, dropped_at = now() where rack in (${lost})`,
    [held],
  );
  const { rowCount } = await client.query('delete from custody_rack where epoch <> all($1::bigint[])', [
    held,
  ]);
  await client.query(
    `update custody_epoch set closed_at = coalesce(closed_at, now()), destroyed_at = now()
     where epoch <> all($1::bigint[]) and destroyed_at is null`,
    [held],
  );
  return rowCount ?? 0;
}

/** An advisory lock of one connection, which a process that dies lets go of. */
async function exclusively<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const client = await guarded(() => pool.connect());
  try {
    for (;;) {
      const { rows } = await guarded(() =>
        client.query<{ has: boolean }>('select pg_try_advisory_lock($1) as has', [lockNumber]),
      );
      if (rows[0]?.has === true) break;
      await pause(lookAgain);
    }
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockNumber]);
    }
  } finally {
    client.release();
  }
}

function toRack({ number, rack_group: group, nth, epoch, wrapped }: Row): StoredRack {
  return { number, group, nth, wrapped: { epoch, bytes: wrapped } };
}
