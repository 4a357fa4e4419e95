import type { ApprovalSubject, platformRecordFilter, platformRecordRoutes } from '@vedette/contract/platform';
import { instant, type PassageId, VedetteError } from '@vedette/domain';
import type { Cursor, LocationId, PlatformRecordFilter, RecordReader } from '@vedette/store/platform';
import type { z } from 'zod';
import { type AuditTrail, note } from '../module/audit.ts';
import type { Caller, Principal } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import { csvAnswer } from '../module/table/csv-answer.ts';
import { sheetAnswer, sheetOf } from '../module/table/sheet-answer.ts';
import { ndjsonOf, recordTable } from './export-records.ts';
import { recordView } from './record-view.ts';

type Routes = typeof platformRecordRoutes;

export interface RecordDeps {
  readonly records: RecordReader;
  readonly audit: AuditTrail;
  /**
   * Lets an export go on that a second person has agreed to, where the organisation of the principal wants that.
   * @throws VedetteError `approval-required`
   */
  readonly approvals: (
    principal: Principal,
    subject: ApprovalSubject,
    approval: string | undefined,
  ) => Promise<unknown>;
}

export const recordAccess: AccessOf<Routes> = {
  search: 'records-see',
  get: 'records-see',
  flow: 'flow-see',
  exportCsv: 'records-export',
  exportXlsx: 'records-export',
  exportNdjson: 'records-export',
};

type Asked = Omit<z.output<typeof platformRecordFilter>, 'reason'> & { readonly reason?: string | undefined };

export function recordHandlers(deps: RecordDeps): HandlersOf<Routes> {
  const { records } = deps;
  return {
    search: async (c) => {
      const { cursor, limit, ...asked } = c.req.valid('query');
      const page = { limit, cursor: cursor as Cursor | undefined };
      const found = await records.search(callerOf(c).reach, filterOf(asked), page);
      return { items: found.items.map(recordView), next: found.next };
    },
    get: async (c) => {
      const { site, at, id } = c.req.valid('param');
      const { reach } = callerOf(c);
      const record = await records.get(reach, site as LocationId, instant(at), id as PassageId);
      if (record === null) throw new VedetteError('not-found', 'caller', { at: 'record' });
      return recordView(record);
    },
    flow: async (c) => {
      const { step, by, from, to, place, timeZone } = c.req.valid('query');
      const times = { from: instant(from), to: instant(to), timeZone };
      const counts = await records.flow(callerOf(c).reach, { ...times, step, by, places: placesOf(place) });
      return { items: [...counts] };
    },
    exportCsv: async (c) => {
      const caller = callerOf(c);
      const { language = 'zh-CN', ...asked } = c.req.valid('query');
      await exported(deps, principalOf(c), caller, asked, c.req.valid('header')['vedette-approval'], 'csv');
      return csvAnswer(recordTable(records, caller.reach, filterOf(asked), language));
    },
    exportXlsx: async (c) => {
      const caller = callerOf(c);
      const { language = 'zh-CN', ...asked } = c.req.valid('query');
      const sheet = await sheetOf(recordTable(records, caller.reach, filterOf(asked), language));
      await exported(deps, principalOf(c), caller, asked, c.req.valid('header')['vedette-approval'], 'xlsx');
      return sheetAnswer(sheet);
    },
    exportNdjson: async (c) => {
      const caller = callerOf(c);
      const asked = c.req.valid('query');
      await exported(
        deps,
        principalOf(c),
        caller,
        asked,
        c.req.valid('header')['vedette-approval'],
        'ndjson',
      );
      return ndjsonOf(records, caller.reach, filterOf(asked));
    },
  };
}

/** Before the first record leaves: the second person, and a line of who took what. */
async function exported(
  { approvals, audit }: RecordDeps,
  principal: Principal,
  caller: Caller,
  filter: z.output<typeof platformRecordFilter>,
  approval: string | undefined,
  as: 'csv' | 'xlsx' | 'ndjson',
): Promise<void> {
  if (principal.exportNeedsTwo) await approvals(principal, { act: 'records-export', filter }, approval);
  const { from, to, place = null } = filter;
  await note(audit, caller, 'records-exported', null, { from, to, place, as });
}

const placesOf = (place: number | undefined) => (place === undefined ? undefined : [place as LocationId]);

function filterOf({ from, to, place, ...rest }: Asked): PlatformRecordFilter {
  return { ...rest, from: instant(from), to: instant(to), places: placesOf(place) };
}
