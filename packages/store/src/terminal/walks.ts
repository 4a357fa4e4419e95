import type { CollectableField, Instant } from '@vedette/domain';
import type { Cursor } from './page.ts';
import type { PassRecord, RecordFilter, RecordStore } from './records/port.ts';
import type { ReferenceBatch, ReferenceId, ReferenceStore } from './references/port.ts';
import type { Forgotten, UpkeepStore } from './upkeep/port.ts';

const recordsPerPage = 500;
const referencesPerBatch = 2000;

/** Every record that the filter lets through, newest first, for an export. */
export async function* eachRecord(store: RecordStore, filter: RecordFilter): AsyncGenerator<PassRecord> {
  let cursor: Cursor | null = null;
  do {
    const page = await store.search(filter, { cursor, limit: recordsPerPage });
    yield* page.items;
    cursor = page.next;
  } while (cursor !== null);
}

/** Every reference of a model, to load the gallery. Whoever has used a batch zeroes its vectors. */
export async function* eachReferenceBatch(
  store: ReferenceStore,
  model: string,
): AsyncGenerator<ReferenceBatch> {
  let after: ReferenceId | null = null;
  do {
    const batch: ReferenceBatch = await store.batch(model, after, referencesPerBatch);
    if (batch.ids.length > 0) yield batch;
    after = batch.next;
  } while (after !== null);
}

/** `forget` until nothing is left to forget; other calls come in between. */
export async function forgetAll(store: UpkeepStore, now: Instant): Promise<Forgotten> {
  const fields: { [field in CollectableField]?: number } = {};
  let sum: Omit<Forgotten, 'fields'> = { subjectTags: 0, captures: 0, sessions: 0, more: true };
  while (sum.more) {
    const part = await store.forget(now);
    for (const [name, count] of Object.entries(part.fields)) {
      const field = name as CollectableField;
      fields[field] = (fields[field] ?? 0) + count;
    }
    sum = {
      subjectTags: sum.subjectTags + part.subjectTags,
      captures: sum.captures + part.captures,
      sessions: sum.sessions + part.sessions,
      more: part.more,
    };
  }
  return { fields, ...sum };
}
