import type { RowFault, RowKey, SyncState } from '@vedette/contract/link';
import { type DigestedRow, emptySetHash, type LinkSyncSet } from '@vedette/link/device';

/** The rows that a device holds. */
export class MemorySyncSet {
  readonly rows = new Map<RowKey, DigestedRow>();
  state: SyncState = { version: 0, hash: emptySetHash };
  applies = 0;
  /** Why a row does not do; null when it does. */
  judge: (row: DigestedRow) => RowFault | null = () => null;

  readonly port: LinkSyncSet = {
    state: async () => this.state,
    digests: async (keys) => {
      const held = keys.flatMap((key) => {
        const row = this.rows.get(key);
        return row === undefined ? [] : [[key, row.digest] as const];
      });
      return new Map(held);
    },
    keys: async (after, upTo, limit) => {
      const within = [...this.rows.keys()].filter(
        (key) => (after === null || key > after) && (upTo === null || key <= upTo),
      );
      return within.sort().slice(0, limit);
    },
    apply: async ({ state, rows, removed }) => {
      this.applies += 1;
      this.state = state;
      for (const key of removed) this.rows.delete(key);
      for (const row of rows) this.rows.set(row.key, row);
      return rows.flatMap((row) => {
        const fault = this.judge(row);
        return fault === null ? [] : [{ key: row.key, fault }];
      });
    },
  };
}
