import type { PersonView } from '@vedette/contract';
import { type PersonId, VedetteError } from '@vedette/domain';
import { languageOf } from '@vedette/server';
import type { Cursor } from '@vedette/store';
import { exportPeople } from '../use-cases/export/export-people.ts';
import { writeCsv } from '../use-cases/export/write-csv.ts';
import { personView } from '../use-cases/people/person-view.ts';
import type { AppDeps } from './deps.ts';
import { download, exportFault } from './download.ts';
import { faceHandlers } from './faces.ts';
import { personChangeHandlers } from './person-changes.ts';
import { reasonedLook } from './reasoned-look.ts';
import type { Handlers } from './serve.ts';

export function peopleHandlers(deps: AppDeps): Handlers<'people'> {
  const { store, clock, logs } = deps;
  const { people, lists } = store;
  const marked = async (views: readonly PersonView[]): Promise<readonly PersonView[]> => {
    const ids = views.map(({ id }) => id);
    const ruled = await deps.platform.rules.among('person', ids);
    return views.map((view) => ({ ...view, ruledByPlatform: ruled.has(view.id) }));
  };

  return {
    list: async (c) => {
      const { query: text, limit, cursor } = c.req.valid('query');
      const { visible, note } = await reasonedLook(c, store);
      const page = await people.search({ text, limit, cursor: (cursor ?? null) as Cursor | null });
      const all = await lists.all();
      await note('people-shown', null, page.items.length);
      return {
        items: await marked(page.items.map((person) => personView(person, visible, all))),
        next: page.next,
      };
    },
    get: async (c) => {
      const { visible, note } = await reasonedLook(c, store);
      const person = await people.get(c.req.valid('param').id as PersonId);
      if (person === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
      await note('person-shown', person.id, 1);
      const ruledByPlatform = await deps.platform.rules.has('person', person.id);
      return { ...personView(person, visible, await lists.all()), ruledByPlatform };
    },
    exportCsv: async (c) => {
      const looking = await reasonedLook(c, store);
      const language = c.req.valid('query').language ?? languageOf(c);
      const { headings, rows } = exportPeople({ people, lists, clock }, looking, language);
      const file = await writeCsv(headings, rows, exportFault(logs));
      return download(file, 'people.csv', 'text/csv; charset=utf-8');
    },
    ...personChangeHandlers(deps),
    ...faceHandlers(deps),
  };
}
