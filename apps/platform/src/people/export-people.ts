import { phrases } from '@vedette/phrases';
import type { PlatformPerson } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type Caller, reasonOf } from '../module/caller.ts';
import { siteTime } from '../module/site-instant.ts';
import { csvAnswer } from '../module/table/csv-answer.ts';
import { sheetAnswer, sheetOf } from '../module/table/sheet-answer.ts';
import type { Table } from '../module/table/table.ts';
import { walk } from '../module/table/walk.ts';
import type { PeopleDeps } from './deps.ts';
import { personView } from './person-view.ts';

type Language = 'zh-CN' | 'en';
const pageSize = 500;

export async function exportCsv(
  deps: PeopleDeps,
  caller: Caller,
  language: Language,
  reason: string | undefined,
): Promise<Response> {
  return csvAnswer(peopleTable(deps, caller, language, reasonOf(caller, reason)));
}

export async function exportXlsx(
  deps: PeopleDeps,
  caller: Caller,
  language: Language,
  reason: string | undefined,
): Promise<Response> {
  return sheetAnswer(await sheetOf(peopleTable(deps, caller, language, reasonOf(caller, reason))));
}

/** Everybody in reach in order of name; numbers in full only for whoever may reveal them. */
function peopleTable(deps: PeopleDeps, caller: Caller, language: Language, reason: string | null): Table {
  const words = phrases[language].peopleTables;
  const { person: heading } = words;
  const isFull = caller.permissions.has('people-reveal');
  async function* rows(): AsyncGenerator<readonly string[]> {
    let count = 0;
    await note(deps.audit, caller, 'people-export-begun', null, { reason, full: isFull });
    try {
      const search = { limit: pageSize };
      for await (const person of walk((cursor) =>
        deps.stores.people.search(caller.reach, { ...search, cursor }),
      )) {
        count += 1;
        yield cells(person, isFull, words.kind[person.kind], deps.timeZone);
      }
    } finally {
      await note(deps.audit, caller, 'people-exported', null, { count });
    }
  }
  return { name: 'people', headings: Object.values(heading), rows: rows() };
}

function cells(person: PlatformPerson, isFull: boolean, kind: string, zone: string): readonly string[] {
  const purpose = 'export of people, on record';
  const view = personView(person);
  const field = (key: 'phone' | 'mail' | 'idNumber'): string =>
    (isFull ? person[key]?.unwrap(purpose) : view[key]) ?? '';
  const time = (at: number | null): string => (at === null ? '' : siteTime(at, zone));
  return [
    ...[
      person.id,
      person.externalId ?? '',
      view.name,
      kind,
      field('phone'),
      field('mail'),
      field('idNumber'),
    ],
    ...[person.unit ?? '', time(person.validFrom), time(person.validTo), person.isActive ? '1' : '0'],
  ];
}
