import type { PassRecordView } from '@vedette/contract';
import { collectableFields, instant } from '@vedette/domain';
import { type Language, phrases } from '@vedette/phrases';
import type { RecordStore } from '@vedette/store';
import type { SiteClock } from '../../clock/site-clock.ts';
import type { RecordLook } from '../records/search-records.ts';
import { siteTime } from './site-time.ts';
import { type Column, type Table, tableOf } from './table.ts';
import { onRecord, walk } from './walk.ts';

export interface ExportRecordsNeeds {
  readonly records: RecordStore;
  readonly clock: SiteClock;
}

const pageSize = 500;

/** Every record that matches, newest first, with only the fields that the operator may see. */
export function exportRecords(
  { records, clock }: ExportRecordsNeeds,
  { look, filter, views }: RecordLook,
  language: Language,
): Table {
  async function* shown(): AsyncGenerator<PassRecordView> {
    const found = walk((cursor) => records.search(filter, { cursor, limit: pageSize }));
    for await (const record of found) yield views.view(record);
  }
  const fields = collectableFields
    .filter((field) => field !== 'capture' && look.visible.has(field))
    .map((field): Column<PassRecordView> => {
      return { heading: phrases[language].fields[field], cell: ({ body }) => body[field] ?? '' };
    });
  const items = onRecord(look, 'records', filter.person ?? null, shown());
  return tableOf([...headerColumns(clock, language), ...fields], items);
}

function headerColumns(clock: SiteClock, language: Language): readonly Column<PassRecordView>[] {
  const { reasons, methods, export: words } = phrases[language];
  const { record: heading, direction, outcome, completion } = words;
  return [
    { heading: heading.seq, cell: ({ seq }) => String(seq) },
    { heading: heading.occurredAt, cell: ({ occurredAt }) => siteTime(clock, instant(occurredAt)) },
    { heading: heading.lane, cell: ({ lane }) => lane },
    { heading: heading.direction, cell: (record) => direction[record.direction] },
    { heading: heading.duty, cell: ({ duty, dutyVersion }) => `${duty}@${dutyVersion}` },
    { heading: heading.outcome, cell: (record) => outcome[record.outcome] },
    { heading: heading.reasons, cell: (record) => record.reasons.map((code) => reasons[code]).join('; ') },
    { heading: heading.notices, cell: ({ notices }) => notices.map((code) => reasons[code]).join('; ') },
    { heading: heading.by, cell: ({ by }) => by.map((method) => methods[method]).join('; ') },
    { heading: heading.manual, cell: ({ manual }) => (manual ? words.yes : words.no) },
    { heading: heading.completion, cell: ({ completion: then }) => (then === null ? '' : completion[then]) },
    { heading: heading.id, cell: ({ id }) => id },
  ];
}
