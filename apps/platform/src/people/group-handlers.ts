import type { groupRoutes } from '@vedette/contract/platform';
import type { OrganisationId, PersonId } from '@vedette/domain';
import type { Cursor, GroupId, LocationId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { PeopleDeps } from './deps.ts';
import { revisionOf } from './person-input.ts';
import { groupView } from './person-view.ts';

type Routes = typeof groupRoutes;

export const groupAccess: AccessOf<Routes> = {
  list: 'people-see',
  create: 'people-change',
  change: 'people-change',
  remove: 'people-change',
  changeMembers: 'people-change',
};

export function groupHandlers({ stores: { groups }, audit }: PeopleDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const page = await groups.list(callerOf(c).reach, { limit, cursor: cursor as Cursor | undefined });
      return { items: page.items.map(groupView), next: page.next };
    },
    create: async (c) => {
      const caller = callerOf(c);
      const { name, places, organisation } = c.req.valid('json');
      const group = await groups.create(caller.reach, {
        organisation: (organisation ?? caller.organisation) as OrganisationId,
        ...{ name, externalId: null, places: places as LocationId[] },
      });
      await note(audit, caller, 'group-created', group.id);
      return groupView(group);
    },
    change: async (c) => {
      const caller = callerOf(c);
      const { name, places } = c.req.valid('json');
      const revision = revisionOf(c.req.valid('header')['if-match']);
      const id = c.req.valid('param').id as GroupId;
      const patch = { name, places: places as LocationId[] | undefined };
      const group = await groups.patch(caller.reach, id, patch, revision);
      await note(audit, caller, 'group-changed', id);
      return groupView(group);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as GroupId;
      await groups.remove(caller.reach, id);
      await note(audit, caller, 'group-removed', id);
      return undefined;
    },
    changeMembers: async (c) => {
      const caller = callerOf(c);
      const { add, remove } = c.req.valid('json');
      const id = c.req.valid('param').id as GroupId;
      const change = { add: add as PersonId[], remove: remove as PersonId[] };
      const group = await groups.changeMembers(caller.reach, id, change);
      await note(audit, caller, 'group-members-changed', id, { added: add.length, removed: remove.length });
      return groupView(group);
    },
  };
}
