import { Readable } from 'node:stream';
import { csvText } from '@vedette/domain';
import type {
  Cursor,
  PlatformRecordFilter,
  Reach,
  RecordReader,
  StoredPassRecord,
} from '@vedette/store/platform';
import { stringify } from 'csv-stringify';
import { recordView } from './record-view.ts';

const pageSize = 1_000;

const headings = {
  'zh-CN': [
    '时间',
    '站点',
    '通道',
    '方向',
    '结果',
    '原因',
    '提示',
    '方式',
    '人工',
    '完成',
    '勤务',
    '版本',
    '编号',
  ],
  en: [
    'time',
    'site',
    'lane',
    'direction',
    'outcome',
    'reasons',
    'notices',
    'by',
    'manual',
    'completion',
    'duty',
    'version',
    'id',
  ],
} as const;

/** Every record of a filter, a page at a time: no more than one page is in memory. */
async function* pages(
  records: RecordReader,
  reach: Reach,
  filter: PlatformRecordFilter,
): AsyncGenerator<readonly StoredPassRecord[]> {
  let cursor: Cursor | null = null;
  do {
    const page: Awaited<ReturnType<RecordReader['search']>> = await records.search(reach, filter, {
      limit: pageSize,
      cursor,
    });
    yield page.items;
    cursor = page.next;
  } while (cursor !== null);
}

function cellsOf(record: StoredPassRecord): readonly string[] {
  const {
    occurredAt,
    site,
    lane,
    direction,
    outcome,
    reasons,
    notices,
    by,
    manual,
    completion,
    duty,
    dutyVersion,
    id,
  } = recordView(record);
  return [
    ...[new Date(occurredAt).toISOString(), String(site), lane, direction, outcome, reasons.join(' ')],
    ...[notices.join(' '), by.join(' '), manual ? '1' : '0', completion ?? '', duty, String(dutyVersion), id],
  ];
}

/** With the mark by which spreadsheets know UTF-8; a cell that a spreadsheet would run is text. */
export function csvOf(
  records: RecordReader,
  reach: Reach,
  filter: PlatformRecordFilter,
  language: 'zh-CN' | 'en',
): Response {
  const lines = stringify({ bom: true, record_delimiter: 'windows' });
  Readable.from(rows(records, reach, filter, language))
    .on('error', (error) => lines.destroy(error))
    .pipe(lines);
  return file(lines, 'text/csv; charset=utf-8', 'records.csv');
}

async function* rows(
  records: RecordReader,
  reach: Reach,
  filter: PlatformRecordFilter,
  language: 'zh-CN' | 'en',
) {
  yield headings[language];
  for await (const page of pages(records, reach, filter))
    for (const record of page) yield cellsOf(record).map(csvText);
}

/** One `PlatformRecord` a line. */
export function ndjsonOf(records: RecordReader, reach: Reach, filter: PlatformRecordFilter): Response {
  async function* lines() {
    for await (const page of pages(records, reach, filter))
      yield page.map((record) => `${JSON.stringify(recordView(record))}\n`).join('');
  }
  return file(Readable.from(lines()), 'application/x-ndjson', 'records.ndjson');
}

function file(content: Readable, type: string, name: string): Response {
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}
