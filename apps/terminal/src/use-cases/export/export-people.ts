import type { PersonView } from '@vedette/contract';
import { instant } from '@vedette/domain';
import { type Language, phrases } from '@vedette/phrases';
import type { ListStore, PeopleStore } from '@vedette/store';
import type { SiteClock } from '../../clock/site-clock.ts';
import type { Look } from '../access/look.ts';
import { personView } from '../people/person-view.ts';
import { siteTime } from './site-time.ts';
import { type Column, type Table, tableOf } from './table.ts';
import { onRecord, walk } from './walk.ts';

export interface ExportPeopleNeeds {
  readonly people: PeopleStore;
  readonly lists: ListStore;
  readonly clock: SiteClock;
}

const pageSize = 500;
const optional = { phone: 'phone', idNumber: 'id-number', organisation: 'organisation' } as const;
const optionalKeys = ['phone', 'idNumber', 'organisation'] as const;

/** Everybody enrolled, in order of name, with only the fields that the operator may see. */
export function exportPeople(
  { people, lists, clock }: ExportPeopleNeeds,
  look: Look,
  language: Language,
): Table {
  async function* shown(): AsyncGenerator<PersonView> {
    const all = await lists.all();
    const found = walk((cursor) => people.search({ cursor, limit: pageSize }));
    for await (const person of found) yield personView(person, look.visible, all);
  }
  const fields = optionalKeys
    .filter((key) => look.visible.has(optional[key]))
    .map((key): Column<PersonView> => {
      return { heading: phrases[language].fields[optional[key]], cell: (person) => person[key] ?? '' };
    });
  const items = onRecord(look, 'people', null, shown());
  return tableOf([...plainColumns(clock, language), ...fields], items);
}

function plainColumns(clock: SiteClock, language: Language): readonly Column<PersonView>[] {
  const heading = phrases[language].export.person;
  const moment = (at: number | null): string => siteTime(clock, at === null ? null : instant(at));
  return [
    { heading: heading.name, cell: ({ name }) => name },
    { heading: heading.id, cell: ({ id }) => id },
    { heading: heading.references, cell: ({ references }) => String(references) },
    { heading: heading.lists, cell: (person) => person.lists.join('; ') },
    { heading: heading.validFrom, cell: ({ validFrom }) => moment(validFrom) },
    { heading: heading.validTo, cell: ({ validTo }) => moment(validTo) },
    { heading: heading.createdAt, cell: ({ createdAt }) => moment(createdAt) },
  ];
}
