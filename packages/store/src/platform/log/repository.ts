import { instant } from '@vedette/domain';
import type { WitnessTrouble } from '@vedette/vault/log';
import type { Pool } from 'pg';
import { withinTransaction } from '../database/within-transaction.ts';
import { maybeInstant } from '../devices/row.ts';
import { appendWithin, readNodes, sizeOf } from './append.ts';
import type { LogStore, StoredCheckpoint, StoredLogEntry, StoredWitness } from './port.ts';

interface EntryRow {
  readonly number: number;
  readonly leaf: Buffer;
  readonly entry: string;
}

interface CheckpointRow {
  readonly size: number;
  readonly published_at: number;
  readonly note: string;
  readonly cosignatures: number;
}

interface WitnessRow {
  readonly name: string;
  readonly size: number | null;
  readonly seen_at: number | null;
  readonly trouble: string | null;
}

/** The public log in PostgreSQL. */
export function platformLog(pool: Pool): LogStore {
  const entries: LogStore['entries'] = async (from, atMost) => {
    const { rows } = await pool.query<EntryRow>(
      'select number, leaf, entry from log_entry where number >= $1 order by number limit $2',
      [from, atMost],
    );
    return rows.map(toEntry);
  };
  return {
    size: () => sizeOf(pool),
    append: (texts) => withinTransaction(pool, (client) => appendWithin(client, texts)),
    entry: async (index) => (await entries(index, 1)).find((entry) => entry.index === index) ?? null,
    entries,
    nodes: (places) => readNodes(pool, places),
    async nodesOfLevel(level, from, atMost) {
      const { rows } = await pool.query<{ hash: Buffer }>(
        'select hash from log_node where level = $1 and number >= $2 order by number limit $3',
        [level, from, atMost],
      );
      return rows.map(({ hash }) => new Uint8Array(hash));
    },
    ...checkpoints(pool),
    ...witnesses(pool),
  };
}

function checkpoints(pool: Pool): Pick<LogStore, 'checkpoint' | 'publish'> {
  return {
    async checkpoint() {
      const { rows } = await pool.query<CheckpointRow>(
        `select size, published_at, note, cosignatures from log_checkpoint
         order by size desc, published_at desc limit 1`,
      );
      return rows[0] === undefined ? null : toCheckpoint(rows[0]);
    },
    async publish({ size, publishedAt, note, cosignatures }) {
      // Two processes within one millisecond: either of them will do.
      await pool.query(
        `insert into log_checkpoint (size, published_at, note, cosignatures) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [size, new Date(publishedAt), note, cosignatures],
      );
    },
  };
}

function witnesses(pool: Pool): Pick<LogStore, 'witnesses' | 'witnessed'> {
  return {
    async witnesses() {
      const { rows } = await pool.query<WitnessRow>(
        'select name, size, seen_at, trouble from log_witness order by name',
      );
      return rows.map(toWitness);
    },
    async witnessed({ name, size, seenAt, trouble }, at) {
      await pool.query(
        `insert into log_witness as w (name, size, seen_at, trouble, asked_at) values ($1, $2, $3, $4, $5)
         on conflict (name) do update set trouble = $4, asked_at = $5,
           size = greatest(w.size, $2),
           seen_at = case when $2::bigint is null or $2 < w.size then w.seen_at else $3 end`,
        [name, size, seenAt === null ? null : new Date(seenAt), trouble, new Date(at)],
      );
    },
  };
}

const toEntry = ({ number, leaf, entry }: EntryRow): StoredLogEntry => ({
  ...{ index: number, text: entry, leaf: new Uint8Array(leaf) },
});

const toCheckpoint = ({ size, published_at, note, cosignatures }: CheckpointRow): StoredCheckpoint => ({
  ...{ size, note, cosignatures, publishedAt: instant(published_at) },
});

const toWitness = ({ name, size, seen_at, trouble }: WitnessRow): StoredWitness => ({
  ...{ name, size, seenAt: maybeInstant(seen_at), trouble: trouble as WitnessTrouble | null },
});
