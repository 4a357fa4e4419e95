import {
  type CollectableField,
  type Instant,
  type LaneId,
  type PassageId,
  VedetteError,
} from '@vedette/domain';
import type { CaptureStore, CaptureSummary, Cursor, RecordStore } from '@vedette/store';
import type { RecordLook } from './search-records.ts';

export interface ListCapturesNeeds {
  readonly records: RecordStore;
  readonly captures: CaptureStore;
}

export interface CaptureView {
  readonly record: PassageId;
  readonly at: Instant;
  readonly lane: LaneId;
  readonly expiresAt: Instant;
}

const field: CollectableField = 'capture';

/**
 * Passages with a picture that the operator may see, newest first. A page may hold fewer than its limit.
 * @throws VedetteError `not-allowed` when the duty in force shows this operator no pictures
 */
export async function listCaptures(
  { records, captures }: ListCapturesNeeds,
  { look, views }: RecordLook,
  page: { readonly cursor: Cursor | null; readonly limit: number },
): Promise<{ readonly items: readonly CaptureView[]; readonly next: Cursor | null }> {
  if (!look.visible.has(field)) throw new VedetteError('not-allowed', 'caller', { at: field });
  const found = await captures.list(page);
  const view = async ({
    record: id,
    takenAt,
    expiresAt,
  }: CaptureSummary): Promise<readonly CaptureView[]> => {
    const record = await records.get(id);
    if (record === null || !(await views.visible(record)).has(field)) return [];
    return [{ record: id, at: takenAt, lane: record.header.lane, expiresAt }];
  };
  const items = (await Promise.all(found.items.map(view))).flat();
  await look.note('captures-listed', null, items.length);
  return { items, next: found.next };
}
