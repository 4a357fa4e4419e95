import type { AccessListView } from '@vedette/contract';
import { type AccessList, type ListId, VedetteError } from '@vedette/domain';
import type { Context } from 'hono';
import { needsList } from '../use-cases/duty/missing-parts.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './env.ts';
import { listEntryHandlers } from './list-entries.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function listHandlers(deps: AppDeps): Handlers<'lists'> {
  const { store, lanes } = deps;
  const { lists, duties, audit } = store;
  const changed = async (c: Context<Env>, action: string, target: string): Promise<void> => {
    await note(c, audit, action, target);
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
      return { id, kind, name, entries: before?.entries.size ?? 0 };
    },
    remove: async (c) => {
      const id = c.req.valid('param').id as ListId;
      const duty = (await duties.current())?.duty;
      if (duty !== undefined && needsList(duty, id)) {
        throw new VedetteError('conflict', 'caller', { at: 'duty' });
      }
      await lists.remove(id);
      await changed(c, 'list-removed', id);
    },
    ...listEntryHandlers(deps),
  };
}

function listView({ id, kind, name, entries }: AccessList): AccessListView {
  return { id, kind, name, entries: entries.size };
}
