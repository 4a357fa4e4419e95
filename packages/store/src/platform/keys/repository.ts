import { duration, VedetteError } from '@vedette/domain';
import {
  type KeyDay,
  type KeyOwner,
  type KeyShelf,
  keyIdOf,
  rackNumbersFrom,
  type StoredKey,
} from '@vedette/vault';
import { type Insertable, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { retried } from '../database/retry.ts';
import type { KeeperSchema } from '../keeper/schema.ts';
import type { RetentionSchema } from '../retention/schema.ts';
import type { KeySchema } from './schema.ts';

type KeyTables = KeySchema & KeeperSchema & RetentionSchema;

/** How long a lost connection is waited for, in milliseconds. */
const forConnection = 5_000;

/** Wrapped keys in PostgreSQL, where a copy of the database opens nothing. */
export function platformKeyShelf(pool: Pool): KeyShelf {
  const db = new Kysely<KeyTables>({ dialect: new PostgresDialect({ pool }) });
  const run = <T>(work: () => Promise<T>) => retried(work, { forConnection });
  return {
    newest: (owner, purpose, days) =>
      run(async () => {
        if (days.length === 0) return [];
        const rows = await keysOf(db, owner)
          .where('purpose', '=', purpose)
          .where(sql`day`, '=', sql`any(${[...days]}::date[])`)
          .orderBy('day')
          .orderBy('generation', 'desc')
          .execute();
        const highest = new Map<string, number>();
        for (const { day, generation } of rows) highest.set(day, Math.max(highest.get(day) ?? 0, generation));
        return rows.filter(({ day, generation }) => highest.get(day) === generation).map(toKey);
      }),
    byId: (owner, id) =>
      run(async () => (await keysOf(db, owner).where('key_id', '=', id).execute()).map(toKey)),
    addMissing: (keys) => run(() => db.transaction().execute((tx) => addMissing(tx, keys))),
    wasUsed: () =>
      run(async () => {
        const any = db.selectFrom('vault_key').select('generation').where('wrapped', 'is not', null);
        return (await any.limit(1).executeTakeFirst()) !== undefined;
      }),
  };
}

/**
 * A purpose that has ended gets no more keys: whoever asks finds none.
 * @throws `conflict` when the rack of one was replaced meanwhile
 */
async function addMissing(tx: Kysely<KeyTables>, keys: readonly StoredKey[]): Promise<void> {
  const ended = await endedPurposes(tx, keys);
  const wanted = keys.filter(({ owner, purpose }) => !ended.has(`${owner} ${purpose}`));
  if (wanted.length === 0) return;
  await holdRacks(tx, wanted);
  const added = tx.insertInto('vault_key').values(wanted.map(toRow));
  await added.onConflict((on) => on.doNothing()).execute();
}

/** Until the end of the transaction nobody takes away the racks that these keys are wrapped under. */
async function holdRacks(tx: Kysely<KeyTables>, keys: readonly StoredKey[]): Promise<void> {
  const numbers = keys.flatMap(({ wrapped }) =>
    wrapped === null || wrapped.epoch < rackNumbersFrom ? [] : [wrapped.epoch],
  );
  const racks = [...new Set(numbers)];
  if (racks.length === 0) return;
  const { rows } = await sql`select 1 from custody_rack where number = any(${racks}::bigint[])
    for key share`.execute(tx);
  if (rows.length < racks.length) throw new VedetteError('conflict', 'world', { at: 'rack' });
}

async function endedPurposes(
  tx: Kysely<KeyTables>,
  keys: readonly StoredKey[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    organisation_id: string;
    purpose: string;
  }>`select organisation_id, purpose from shred
    where why = 'purpose-ended' and organisation_id = any(${[...new Set(keys.map(({ owner }) => owner))]}::uuid[])
    for share`.execute(tx);
  return new Set(rows.map((row) => `${row.organisation_id} ${row.purpose}`));
}

function keysOf(db: Kysely<KeyTables>, owner: KeyOwner) {
  return db
    .selectFrom('vault_key')
    .select(['organisation_id', 'purpose', 'generation', 'kind', 'keep'])
    .select(['public_key', 'custody_epoch', 'wrapped'])
    .select(sql<string>`day::text`.as('day'))
    .where('organisation_id', '=', owner);
}

type Row = Awaited<ReturnType<ReturnType<typeof keysOf>['executeTakeFirstOrThrow']>>;

function toKey(row: Row): StoredKey {
  const { purpose, generation, kind, public_key: publicKey, custody_epoch: epoch, wrapped } = row;
  return {
    ...{ purpose, generation, kind, publicKey },
    owner: row.organisation_id as KeyOwner,
    day: row.day as KeyDay,
    // A bigint comes as text.
    keep: duration(Number(row.keep) * 1000),
    wrapped: epoch === null || wrapped === null ? null : { epoch: Number(epoch), bytes: wrapped },
  };
}

function toRow(key: StoredKey): Insertable<KeySchema['vault_key']> {
  const { owner, purpose, day, generation, kind, keep, publicKey, wrapped } = key;
  return {
    ...{ organisation_id: owner, purpose, day, generation, kind },
    keep: keep / 1000,
    key_id: keyIdOf(key),
    public_key: publicKey === null ? null : Buffer.from(publicKey),
    custody_epoch: wrapped?.epoch ?? null,
    wrapped: wrapped === null ? null : Buffer.from(wrapped.bytes),
    destroyed_at: wrapped === null ? new Date(0).toISOString() : null,
  };
}
