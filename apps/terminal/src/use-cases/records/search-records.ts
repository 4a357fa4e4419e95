import type { PassRecordView, RecordFilter as RecordQuery } from '@vedette/contract';
import { instant, type LaneId, may, type PersonId, VedetteError } from '@vedette/domain';
import type {
  AuditStore,
  CaptureStore,
  Cursor,
  DutyStore,
  Page,
  PassRecord,
  RecordFilter,
  RecordStore,
} from '@vedette/store';
import { type Look, openLook } from '../access/look.ts';
import type { Caller } from '../access/sessions.ts';
import { openRecordViews, type RecordViews } from './record-view.ts';

export interface SearchRecordsNeeds {
  readonly records: RecordStore;
  readonly captures: CaptureStore;
  readonly duties: DutyStore;
  readonly audit: AuditStore;
}

/** An operator before the records: what they look for, why, and what they may see of it. */
export interface RecordLook {
  readonly look: Look;
  readonly filter: RecordFilter;
  readonly views: RecordViews;
  /** Whether anything personal shows: a field of somebody, or that it is about one person. */
  readonly isPersonal: boolean;
}

/**
 * @throws VedetteError `reason-required`, `not-allowed` for a role that may not look for one person,
 * `input-invalid` when the range ends before it begins
 */
export async function openRecordLook(
  { captures, duties, audit }: SearchRecordsNeeds,
  caller: Caller,
  query: RecordQuery,
  reason: string | undefined,
): Promise<RecordLook> {
  const look = await openLook({ duties, audit }, caller, reason);
  const { role } = caller.operator;
  if (query.person !== undefined && !may(role, 'people-see')) {
    throw new VedetteError('not-allowed', 'caller', { at: 'person' });
  }
  const isPersonal = look.visible.size > 0 || query.person !== undefined;
  if (isPersonal) look.demandReason();
  const views = openRecordViews({ duties, captures }, role, look.visible);
  return { look, filter: filterOf(query), views, isPersonal };
}

/** One page of records, newest first. */
export async function searchRecords(
  { records }: SearchRecordsNeeds,
  { look, filter, views, isPersonal }: RecordLook,
  page: { readonly cursor: Cursor | null; readonly limit: number },
): Promise<{ readonly items: readonly PassRecordView[]; readonly next: Cursor | null }> {
  const found: Page<PassRecord> = await records.search(filter, page);
  const items = await Promise.all(found.items.map((record) => views.view(record)));
  if (isPersonal) await look.note('records-shown', filter.person ?? null, items.length);
  return { items, next: found.next };
}

function filterOf({ from, to, outcome, reason, lane, person }: RecordQuery): RecordFilter {
  if (from !== undefined && to !== undefined && from > to) {
    throw new VedetteError('input-invalid', 'caller', { at: 'to' });
  }
  return {
    from: from === undefined ? undefined : instant(from),
    to: to === undefined ? undefined : instant(to),
    lane: lane === undefined ? undefined : (lane as LaneId),
    person: person === undefined ? undefined : (person as PersonId),
    outcome,
    reason,
  };
}
