import type { AccessListView, ListEntryView } from '@vedette/contract';
import {
  type AccessList,
  instant,
  type ListEntry,
  type ListId,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import type { Context } from 'hono';
import { openLook } from '../use-cases/access/look.ts';
import { needsList } from '../use-cases/duty/missing-parts.ts';
import { demandValidity } from '../use-cases/people/person-input.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './env.ts';
import type { Handlers } from './serve.ts';

export function listHandlers({ store, lanes }: AppDeps): Handlers<'lists'> {
  const { lists, people, duties, audit } = store;

  const mustFind = async (id: string): Promise<AccessList> => {
    const list = await lists.get(id as ListId);
    if (list === null) throw new VedetteError('not-found', 'caller', { at: 'list' });
    return list;
  };
  const entryView = async (entry: ListEntry): Promise<ListEntryView> => {
    const name = (await people.get(entry.subject))?.name.unwrap('list administration') ?? '';
    const { subject, reason, validFrom, validTo } = entry;
    return { subject, name, reason, validFrom, validTo };
  };
  const changed = async (c: Context<Env>, action: string, target: string): Promise<void> => {
    await audit.append({ actor: callerOf(c).operator.id, action, target });
    await lanes.reload();
  };

  return {
    list: async () => (await lists.all()).map(listView),
    put: async (c) => {
      const id = c.req.valid('param').id as ListId;
      const { kind, name } = c.req.valid('json');
      const before = await lists.get(id);
      if (before !== null && before.kind !== kind)
        throw new VedetteError('conflict', 'caller', { at: 'kind' });
      await (before === null ? lists.create({ id, kind, name }) : lists.rename(id, name));
      await changed(c, 'list-changed', id);
      return listView(await mustFind(id));
    },
    remove: async (c) => {
      const { id } = await mustFind(c.req.valid('param').id);
      const duty = (await duties.current())?.duty;
      if (duty !== undefined && needsList(duty, id))
        throw new VedetteError('conflict', 'caller', { at: 'duty' });
      await lists.remove(id);
      await changed(c, 'list-removed', id);
    },
    entries: async (c) => {
      const reason = c.req.valid('header')['vedette-reason'];
      const { demandReason, note } = await openLook({ duties, audit }, callerOf(c), reason);
      demandReason();
      const list = await mustFind(c.req.valid('param').id);
      const entries = await Promise.all([...list.entries.values()].map(entryView));
      await note('list-shown', list.id, entries.length);
      return entries;
    },
    putEntry: async (c) => {
      const { id, subject } = c.req.valid('param');
      const { reason, validFrom, validTo } = c.req.valid('json');
      demandValidity(validFrom, validTo);
      const list = await mustFind(id);
      const moment = (at: number | null) => (at === null ? null : instant(at));
      const entry = {
        subject: subject as PersonId,
        reason,
        validFrom: moment(validFrom),
        validTo: moment(validTo),
      };
      await lists.putEntry(list.id, entry);
      await changed(c, 'list-entry-put', `${list.id}/${subject}`);
      return entryView(entry);
    },
    removeEntry: async (c) => {
      const { id, subject } = c.req.valid('param');
      const isRemoved = await lists.removeEntry((await mustFind(id)).id, subject as PersonId);
      if (!isRemoved) throw new VedetteError('not-found', 'caller', { at: 'entry' });
      await changed(c, 'list-entry-removed', `${id}/${subject}`);
    },
  };
}

function listView({ id, kind, name, entries }: AccessList): AccessListView {
  return { id, kind, name, entries: entries.size };
}
