import { type PersonId, VedetteError } from '@vedette/domain';
import type { Cursor } from '@vedette/store';
import type { Context } from 'hono';
import { type Look, openLook } from '../use-cases/access/look.ts';
import { exportPeople } from '../use-cases/export/export-people.ts';
import { writeCsv } from '../use-cases/export/write-csv.ts';
import { personView } from '../use-cases/people/person-view.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { download } from './download.ts';
import type { Env } from './env.ts';
import { faceHandlers } from './faces.ts';
import { languageOf } from './language.ts';
import { personChangeHandlers } from './person-changes.ts';
import type { Handlers } from './serve.ts';

export function peopleHandlers(deps: AppDeps): Handlers<'people'> {
  const { store, clock } = deps;
  const { people, lists, duties, audit } = store;

  const look = async (c: Context<Env>, reason: string | undefined): Promise<Look> => {
    const looking = await openLook({ duties, audit }, callerOf(c), reason);
    looking.demandReason();
    return looking;
  };

  return {
    list: async (c) => {
      const { query: text, limit, cursor } = c.req.valid('query');
      const { visible, note } = await look(c, c.req.valid('header')['vedette-reason']);
      const page = await people.search({ text, limit, cursor: (cursor ?? null) as Cursor | null });
      const all = await lists.all();
      await note('people-shown', null, page.items.length);
      return { items: page.items.map((person) => personView(person, visible, all)), next: page.next };
    },
    get: async (c) => {
      const { visible, note } = await look(c, c.req.valid('header')['vedette-reason']);
      const person = await people.get(c.req.valid('param').id as PersonId);
      if (person === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
      await note('person-shown', person.id, 1);
      return personView(person, visible, await lists.all());
    },
    exportCsv: async (c) => {
      const looking = await look(c, c.req.valid('header')['vedette-reason']);
      const language = c.req.valid('query').language ?? languageOf(c);
      const { headings, rows } = exportPeople({ people, lists, clock }, looking, language);
      return download(writeCsv(headings, rows), 'people.csv', 'text/csv; charset=utf-8');
    },
    ...personChangeHandlers(deps),
    ...faceHandlers(deps),
  };
}
