import { type PassageId, VedetteError } from '@vedette/domain';
import type { CaptureStore, RecordStore } from '@vedette/store';
import type { Look } from '../access/look.ts';
import type { RecordViews } from './record-view.ts';

export interface ShowCaptureNeeds {
  readonly records: RecordStore;
  readonly captures: CaptureStore;
}

/**
 * The picture of a passage, as JPEG.
 * @throws VedetteError `reason-required`, `not-allowed` when the duty does not let this operator see it,
 * `not-found`
 */
export async function showCapture(
  { records, captures }: ShowCaptureNeeds,
  { look, views }: { readonly look: Look; readonly views: RecordViews },
  id: PassageId,
): Promise<Uint8Array> {
  const record = await records.get(id);
  if (record === null) throw new VedetteError('not-found', 'caller', { at: 'record' });
  if (!(await views.visible(record)).has('capture'))
    throw new VedetteError('not-allowed', 'caller', { at: 'capture' });
  look.demandReason();
  const [summary] = (await captures.list({ record: id, limit: 1 })).items;
  const image = summary === undefined ? null : await captures.image(summary.id);
  if (image === null) throw new VedetteError('not-found', 'caller', { at: 'capture' });
  await look.note('capture-shown', id, 1);
  return image;
}
