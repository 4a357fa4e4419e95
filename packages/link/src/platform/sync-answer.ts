import {
  type DeviceId,
  linkLimits,
  type RowKey,
  type SyncPage,
  type SyncRow,
  type SyncWant,
} from '@vedette/contract/link';
import type { LinkSyncSource, SyncChange } from './ports.ts';

/** Room for one more row of any size, and for what stands around the rows. */
const pageBytes = linkLimits.message - 96 * 1024;

/** One page of what the device wants. The platform keeps nothing of it: any process may give the next. */
export function syncPage(source: LinkSyncSource, device: DeviceId, want: SyncWant): Promise<SyncPage> {
  return want.what === 'changes'
    ? changesPage(source, device, want.since)
    : snapshotPage(source, device, want.after);
}

async function changesPage(source: LinkSyncSource, device: DeviceId, since: number): Promise<SyncPage> {
  const changes = await source.changes(device, since, linkLimits.syncRows);
  if (changes === null) return { what: 'too-old' };
  const given = fitting(changes);
  const to = given.at(-1)?.version ?? since;
  // Read after the changes: when it is the version given, it is the state that they lead to.
  const head = await source.head(device);
  return {
    ...{ what: 'changes', since, to },
    rows: given.flatMap(({ key, document }) => (document === null ? [] : [{ key, document }])),
    removed: given.flatMap(({ key, document }) => (document === null ? [key] : [])),
    hash: to === head.version ? head.hash : null,
  };
}

async function snapshotPage(
  source: LinkSyncSource,
  device: DeviceId,
  after: RowKey | null,
): Promise<SyncPage> {
  const { version } = await source.head(device);
  const found = await source.rows(device, after, linkLimits.syncRows);
  const rows = fitting<SyncRow>(found);
  const isLast = rows.length === found.length && found.length < linkLimits.syncRows;
  return { what: 'snapshot', version, rows: [...rows], next: isLast ? null : (rows.at(-1)?.key ?? null) };
}

/** As many from the first on as a message holds, one at least. */
function fitting<T extends SyncRow | SyncChange>(rows: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = rows.findIndex((row, at) => {
    bytes += Buffer.byteLength(JSON.stringify(row));
    return at > 0 && bytes > pageBytes;
  });
  return end < 0 ? rows : rows.slice(0, end);
}
