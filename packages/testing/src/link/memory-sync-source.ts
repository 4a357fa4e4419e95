import type { ContentHash, DeviceId, RowKey, SyncApplied } from '@vedette/contract/link';
import {
  emptySetHash,
  foldDigest,
  type LinkSyncSource,
  rowDigest,
  type SyncChange,
} from '@vedette/link/platform';

/** The rows of one site, versioned. */
export class MemorySyncSource {
  readonly rows = new Map<RowKey, SyncChange>();
  readonly applied: { readonly device: DeviceId; readonly applied: SyncApplied }[] = [];
  version = 0;
  hash: ContentHash = emptySetHash;
  /** Changes up to here are forgotten. */
  horizon = 0;

  /** @param document null: removes the row */
  put(key: string, document: string | null): void {
    const before = this.rows.get(key as RowKey)?.document ?? null;
    if (before === document) return;
    this.version += 1;
    if (before !== null) this.#fold(key, before);
    if (document !== null) this.#fold(key, document);
    this.rows.set(key as RowKey, { key: key as RowKey, document, version: this.version });
  }

  #fold(key: string, document: string): void {
    this.hash = foldDigest(this.hash, rowDigest({ key: key as RowKey, document }));
  }

  readonly port: LinkSyncSource = {
    head: async () => ({ version: this.version, hash: this.hash }),
    changes: async (_device, since, limit) => {
      if (since < this.horizon || since > this.version) return null;
      const after = [...this.rows.values()].filter(({ version }) => version > since);
      return after.sort((a, b) => a.version - b.version).slice(0, limit);
    },
    rows: async (_device, after, limit) => {
      const held = [...this.rows.values()].flatMap(({ key, document }) =>
        document === null || (after !== null && key <= after) ? [] : [{ key, document }],
      );
      return held.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit);
    },
    applied: async (device, applied) => void this.applied.push({ device, applied }),
  };
}
