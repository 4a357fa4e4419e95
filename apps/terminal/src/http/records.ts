import type { RecordFilter } from '@vedette/contract';
import { duration, instant, type PassageId, VedetteError } from '@vedette/domain';
import { languageOf } from '@vedette/server';
import type { Cursor } from '@vedette/store';
import type { Context } from 'hono';
import { exportRecords } from '../use-cases/export/export-records.ts';
import { writeCsv } from '../use-cases/export/write-csv.ts';
import { writeXlsx } from '../use-cases/export/write-xlsx.ts';
import { listCaptures } from '../use-cases/records/list-captures.ts';
import { openRecordLook, type RecordLook, searchRecords } from '../use-cases/records/search-records.ts';
import { showCapture } from '../use-cases/records/show-capture.ts';
import { showRecord } from '../use-cases/records/show-record.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { download, exportFault } from './download.ts';
import type { Env } from './env.ts';
import type { Handlers } from './serve.ts';

const day = duration(86_400_000);
const longestFlow = duration(31 * 86_400_000);
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function recordHandlers({ store, clock, logs }: AppDeps): Handlers<'records'> {
  const { records, captures, duties, audit } = store;
  const needs = { records, captures, duties, audit };
  const look = (c: Context<Env>, filter: RecordFilter, reason: string | undefined): Promise<RecordLook> =>
    openRecordLook(needs, callerOf(c), filter, reason);

  return {
    search: async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query');
      const looking = await look(c, filter, c.req.valid('header')['vedette-reason']);
      return searchRecords(needs, looking, { cursor: (cursor ?? null) as Cursor | null, limit });
    },
    get: async (c) => {
      const looking = await look(c, {}, c.req.valid('header')['vedette-reason']);
      return showRecord(records, looking, c.req.valid('param').id as PassageId);
    },
    flow: async (c) => {
      const query = c.req.valid('query');
      const to = query.to ?? clock.now();
      const from = query.from ?? Math.max(0, to - day);
      if (from > to || to - from > longestFlow)
        throw new VedetteError('input-invalid', 'caller', { at: 'from' });
      return records.flow(instant(from), instant(to));
    },
    exportCsv: async (c) => {
      const { language, ...filter } = c.req.valid('query');
      const looking = await look(c, filter, c.req.valid('header')['vedette-reason']);
      const table = exportRecords({ records, clock }, looking, language ?? languageOf(c));
      const file = await writeCsv(table.headings, table.rows, exportFault(logs));
      return download(file, 'records.csv', 'text/csv; charset=utf-8');
    },
    exportXlsx: async (c) => {
      const { language, ...filter } = c.req.valid('query');
      const looking = await look(c, filter, c.req.valid('header')['vedette-reason']);
      const table = exportRecords({ records, clock }, looking, language ?? languageOf(c));
      return download(await writeXlsx(table.headings, table.rows), 'records.xlsx', sheetType);
    },
    capture: async (c) => {
      const looking = await look(c, {}, c.req.valid('header')['vedette-reason']);
      const image = await showCapture({ records, captures }, looking, c.req.valid('param').id as PassageId);
      return c.body(new Uint8Array(image), 200, { 'Content-Type': 'image/jpeg' });
    },
    captures: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const looking = await look(c, {}, c.req.valid('header')['vedette-reason']);
      return listCaptures({ records, captures }, looking, {
        cursor: (cursor ?? null) as Cursor | null,
        limit,
      });
    },
  };
}
