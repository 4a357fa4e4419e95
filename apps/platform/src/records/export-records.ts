import { Readable } from 'node:stream';
import type {
  Cursor,
  PlatformRecordFilter,
  Reach,
  RecordReader,
  StoredPassRecord,
} from '@vedette/store/platform';
import type { Table } from '../module/table/table.ts';
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

/** A table of the records, for whoever makes a file of it. */
export function recordTable(
  records: RecordReader,
  reach: Reach,
  filter: PlatformRecordFilter,
  language: 'zh-CN' | 'en',
): Table {
  return { name: 'records', headings: headings[language], rows: rows(records, reach, filter) };
}

async function* rows(records: RecordReader, reach: Reach, filter: PlatformRecordFilter) {
  for await (const page of pages(records, reach, filter)) for (const record of page) yield cellsOf(record);
}

/** One `PlatformRecord` a line. */
export function ndjsonOf(records: RecordReader, reach: Reach, filter: PlatformRecordFilter): Response {
  async function* lines() {
    for await (const page of pages(records, reach, filter))
      yield Buffer.from(page.map((record) => `${JSON.stringify(recordView(record))}\n`).join(''));
  }
  return file(Readable.from(lines()), 'application/x-ndjson', 'records.ndjson');
}

function file(content: Readable, type: string, name: string): Response {
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}
