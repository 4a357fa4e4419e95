import type { PassRecordView } from '@vedette/contract';
import { type PassageId, VedetteError } from '@vedette/domain';
import type { RecordStore } from '@vedette/store';
import type { RecordLook } from './search-records.ts';

/** @throws VedetteError `not-found` */
export async function showRecord(
  records: RecordStore,
  { look, views, isPersonal }: RecordLook,
  id: PassageId,
): Promise<PassRecordView> {
  const record = await records.get(id);
  if (record === null) throw new VedetteError('not-found', 'caller', { at: 'record' });
  if (isPersonal) await look.note('record-shown', id, 1);
  return views.view(record);
}
