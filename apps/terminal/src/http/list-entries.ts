import type { ListEntryView } from '@vedette/contract';
import {
  type AccessList,
  instant,
  type ListEntry,
  type ListId,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import type { Json } from '@vedette/store';
import type { Context } from 'hono';
import { demandValidity } from '../use-cases/people/person-input.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './env.ts';
import { note } from './note.ts';
import { reasonedLook } from './reasoned-look.ts';
import type { Handlers } from './serve.ts';

type EntryRoutes = 'entries' | 'putEntry' | 'removeEntry';

export function listEntryHandlers({ store, lanes }: AppDeps): Pick<Handlers<'lists'>, EntryRoutes> {
  const { lists, people, audit } = store;

  const mustFind = async (id: string): Promise<AccessList> => {
    const list = await lists.get(id as ListId);
    if (list === null) throw new VedetteError('not-found', 'caller', { at: 'list' });
    return list;
  };
  const viewOf = async ({ subject, reason, validFrom, validTo }: ListEntry): Promise<ListEntryView> => {
    const name = (await people.get(subject))?.name.unwrap('list administration') ?? '';
    return { subject, name, reason, validFrom, validTo };
  };
  const changed = async (
    c: Context<Env>,
    action: string,
    target: string,
    detail: Json = null,
  ): Promise<void> => {
    await note(c, audit, action, target, detail);
    await lanes.reload();
  };

  return {
    entries: async (c) => {
      const look = await reasonedLook(c, store);
      const list = await mustFind(c.req.valid('param').id);
      const entries = await Promise.all([...list.entries.values()].map(viewOf));
      await look.note('list-shown', list.id, entries.length);
      return entries;
    },
    putEntry: async (c) => {
      const { id, subject } = c.req.valid('param');
      const { reason, validFrom, validTo } = c.req.valid('json');
      demandValidity(validFrom, validTo);
      // The answer shows the person's name.
      const look = await reasonedLook(c, store);
      const moment = (at: number | null) => (at === null ? null : instant(at));
      const validity = { validFrom: moment(validFrom), validTo: moment(validTo) };
      const entry: ListEntry = { subject: subject as PersonId, reason, ...validity };
      await lists.putEntry(id as ListId, entry);
      await changed(c, 'list-entry-put', `${id}/${subject}`, { reason: look.reason });
      return viewOf(entry);
    },
    removeEntry: async (c) => {
      const { id, subject } = c.req.valid('param');
      const isRemoved = await lists.removeEntry((await mustFind(id)).id, subject as PersonId);
      if (!isRemoved) throw new VedetteError('not-found', 'caller', { at: 'entry' });
      await changed(c, 'list-entry-removed', `${id}/${subject}`);
    },
  };
}
