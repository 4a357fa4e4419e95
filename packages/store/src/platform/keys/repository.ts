import { duration } from '@vedette/domain';
import { type KeyDay, type KeyOwner, type KeyShelf, keyIdOf, type StoredKey } from '@vedette/vault';
import { type Insertable, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import { retried } from '../database/retry.ts';
import type { KeySchema } from './schema.ts';

/** How long a lost connection is waited for, in milliseconds. */
const forConnection = 5_000;

/** Wrapped keys in PostgreSQL, where a copy of the database opens nothing. */
export function platformKeyShelf(pool: Pool): KeyShelf {
  const db = new Kysely<KeySchema>({ dialect: new PostgresDialect({ pool }) });
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
    addMissing: (keys) =>
      run(async () => {
        if (keys.length === 0) return;
        const added = db.insertInto('vault_key').values(keys.map(toRow));
        await added.onConflict((on) => on.doNothing()).execute();
      }),
    wasUsed: () =>
      run(async () => {
        const any = db.selectFrom('vault_key').select('generation').where('wrapped', 'is not', null);
        return (await any.limit(1).executeTakeFirst()) !== undefined;
      }),
  };
}

function keysOf(db: Kysely<KeySchema>, owner: KeyOwner) {
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
