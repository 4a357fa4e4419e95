import { phrases } from '@vedette/phrases';
import type { LocationStore, Visit, VisitFilter } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { siteTime } from '../module/site-instant.ts';
import { csvAnswer } from '../module/table/csv-answer.ts';
import { walk } from '../module/table/walk.ts';
import { nameFor } from '../people/person-view.ts';
import type { VisitorDeps } from './deps.ts';

/** The log of visits as CSV; names by right, of the forgotten none. */
export async function exportVisits(
  deps: VisitorDeps,
  caller: Caller,
  filter: Omit<VisitFilter, 'cursor' | 'limit'>,
  language: 'zh-CN' | 'en',
  reason: string | null,
): Promise<Response> {
  const { visits } = deps.stores;
  const cells = visitCells(deps, caller, language);
  async function* rows(): AsyncGenerator<readonly string[]> {
    let count = 0;
    await note(deps.audit, caller, 'visits-export-begun', null, { reason });
    try {
      const page = { ...filter, limit: 500 };
      for await (const visit of walk((cursor) => visits.list(caller.reach, { ...page, cursor }))) {
        count += 1;
        yield await cells(visit);
      }
    } finally {
      await note(deps.audit, caller, 'visits-exported', null, { count });
    }
  }
  const headings = Object.values(phrases[language].peopleTables.visit);
  return csvAnswer({ name: 'visits', headings, rows: rows() });
}

function visitCells({ stores }: VisitorDeps, { reach, permissions }: Caller, language: 'zh-CN' | 'en') {
  const words = phrases[language].peopleTables;
  const sites = new Map<number, Awaited<ReturnType<LocationStore['get']>>>();
  const wide = { ...reach, places: null };
  return async (visit: Visit): Promise<readonly string[]> => {
    const { state, site } = visit;
    if (!sites.has(site)) sites.set(site, await stores.locations.get(reach, site));
    const zone = sites.get(site)?.timeZone ?? 'UTC';
    const invitation = await stores.visits.invitation(reach, visit.invitation);
    const host = invitation?.host ?? null;
    const [person, hosting] = await Promise.all(
      [visit.person, host].map(async (id) => (id === null ? null : stores.people.get(wide, id))),
    );
    const time = (at: number | null): string => (at === null ? '' : siteTime(at, zone));
    return [
      ...[visit.id, sites.get(site)?.name ?? String(site)],
      person === null || person === undefined ? words.forgotten : nameFor(permissions, person.name),
      person?.unit ?? '',
      hosting === null || hosting === undefined ? '' : nameFor(permissions, hosting.name),
      ...[invitation?.purpose ?? '', words.phase[state.phase], time(state.from), time(state.until)],
      ...[time(state.arrivedAt), time(state.admittedAt), time(state.leftAt), visit.badge ?? ''],
    ];
  };
}
