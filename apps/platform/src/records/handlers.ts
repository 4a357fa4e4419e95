import type { platformRecordFilter, platformRecordRoutes } from '@vedette/contract/platform';
import { instant, type PassageId, VedetteError } from '@vedette/domain';
import type { Cursor, LocationId, PlatformRecordFilter, RecordReader } from '@vedette/store/platform';
import type { z } from 'zod';
import { type AuditTrail, note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { csvOf, ndjsonOf } from './export-records.ts';
import { recordView } from './record-view.ts';

type Routes = typeof platformRecordRoutes;

export interface RecordDeps {
  readonly records: RecordReader;
  readonly audit: AuditTrail;
}

export const recordAccess: AccessOf<Routes> = {
  search: 'records-see',
  get: 'records-see',
  flow: 'flow-see',
  exportCsv: 'records-export',
  exportNdjson: 'records-export',
};

type Asked = Omit<z.output<typeof platformRecordFilter>, 'reason'> & { readonly reason?: string | undefined };

export function recordHandlers({ records, audit }: RecordDeps): HandlersOf<Routes> {
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
      const { language, ...asked } = c.req.valid('query');
      await note(audit, caller, 'records-exported', null, { from: asked.from, to: asked.to, as: 'csv' });
      return csvOf(records, caller.reach, filterOf(asked), language ?? 'zh-CN');
    },
    exportNdjson: async (c) => {
      const caller = callerOf(c);
      const asked = c.req.valid('query');
      await note(audit, caller, 'records-exported', null, { from: asked.from, to: asked.to, as: 'ndjson' });
      return ndjsonOf(records, caller.reach, filterOf(asked));
    },
  };
}

const placesOf = (place: number | undefined) => (place === undefined ? undefined : [place as LocationId]);

function filterOf({ from, to, place, ...rest }: Asked): PlatformRecordFilter {
  return { ...rest, from: instant(from), to: instant(to), places: placesOf(place) };
}
