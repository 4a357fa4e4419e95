import type { platformListRoutes } from '@vedette/contract/platform';
import {
  after,
  duration,
  instant,
  type ListId,
  type OrganisationId,
  Personal,
  type PersonId,
  VedetteError,
} from '@vedette/domain';
import type { Cursor, LocationId, PlatformEntry } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type Caller, reasonOf } from '../module/caller.ts';
import { newToken, tokenHash } from '../module/secret-link.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { nameFor } from '../people/person-view.ts';
import type { ListDeps } from './deps.ts';
import { screen } from './screen.ts';
import { entryView, listView, screeningView } from './views.ts';

type Routes = typeof platformListRoutes;

export const listAccess: AccessOf<Routes> = {
  list: 'lists-see',
  create: 'lists-change',
  change: 'lists-change',
  remove: 'lists-change',
  entries: 'lists-see',
  putEntry: 'lists-change',
  removeEntry: 'lists-change',
  screen: 'visitors-see',
  notify: 'lists-change',
};

/** How long a listed person has to look at the entry and appeal. */
const noticeFor = duration(90 * 86_400_000);

export function listHandlers(deps: ListDeps): HandlersOf<Routes> {
  return { ...ofLists(deps), ...ofEntries(deps), ...ofNotices(deps) };
}

function ofLists({
  stores: { lists },
  audit,
}: ListDeps): Pick<HandlersOf<Routes>, 'list' | 'create' | 'change' | 'remove'> {
  return {
    list: async (c) => (await lists.all(callerOf(c).reach)).map(listView),
    create: async (c) => {
      const caller = callerOf(c);
      const { kind, name, places, organisation } = c.req.valid('json');
      const list = await lists.create(caller.reach, {
        organisation: (organisation ?? caller.organisation) as OrganisationId,
        ...{ kind, name, places: places as LocationId[], by: caller.account },
      });
      await note(audit, caller, 'list-created', list.id, { kind });
      return listView(list);
    },
    change: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ListId;
      const { name, places } = c.req.valid('json');
      const patch = { name, places: places as LocationId[] | undefined };
      const list = await lists.patch(caller.reach, id, patch);
      await note(audit, caller, 'list-changed', id);
      return listView(list);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ListId;
      await lists.remove(caller.reach, id);
      await note(audit, caller, 'list-removed', id);
      return undefined;
    },
  };
}

function ofEntries({
  stores,
  audit,
}: ListDeps): Pick<HandlersOf<Routes>, 'entries' | 'putEntry' | 'removeEntry'> {
  return {
    entries: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ListId;
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      if ((await stores.lists.get(caller.reach, id)) === null)
        throw new VedetteError('not-found', 'caller', { at: 'list' });
      const { limit, cursor } = c.req.valid('query');
      const page = await stores.lists.entries(caller.reach, id, {
        limit,
        cursor: cursor as Cursor | undefined,
      });
      await note(audit, caller, 'list-seen', id, { reason, count: page.items.length });
      return { items: await namedEntries(stores.people, caller, page.items), next: page.next };
    },
    putEntry: async (c) => {
      const caller = callerOf(c);
      const { id, person } = c.req.valid('param');
      const { reason, validFrom, validTo, owner } = c.req.valid('json');
      const entry = await stores.lists.putEntry(
        caller.reach,
        id as ListId,
        {
          ...{ person: person as PersonId, reason: new Personal(reason), owner: owner ?? caller.account },
          validFrom: validFrom === null ? null : instant(validFrom),
          validTo: validTo === null ? null : instant(validTo),
        },
        caller.account,
      );
      await note(audit, caller, 'list-entry-put', id, { person });
      const [view] = await namedEntries(stores.people, caller, [entry]);
      if (view === undefined) throw new VedetteError('not-found', 'caller', { at: 'person' });
      return view;
    },
    removeEntry: async (c) => {
      const caller = callerOf(c);
      const { id, person } = c.req.valid('param');
      await stores.lists.removeEntry(caller.reach, id as ListId, person as PersonId);
      await note(audit, caller, 'list-entry-removed', id, { person });
      return undefined;
    },
  };
}

function ofNotices({ stores, audit, now }: ListDeps): Pick<HandlersOf<Routes>, 'screen' | 'notify'> {
  return {
    screen: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const { site, name, idNumber, organisation } = c.req.valid('json');
      const asked = (organisation ?? caller.organisation) as OrganisationId;
      if (!caller.reach.organisations.includes(asked))
        throw new VedetteError('not-found', 'caller', { at: 'organisation' });
      const found = await screen(
        stores.lists,
        {
          ...{ organisation: asked, site: site as LocationId, name: new Personal(name) },
          idNumber: idNumber === null ? null : new Personal(idNumber),
        },
        now(),
      );
      await note(audit, caller, 'name-screened', null, { reason, hits: found.hits.length });
      return screeningView(found, caller.permissions.has('people-see'));
    },
    notify: async (c) => {
      const caller = callerOf(c);
      const { id, person } = c.req.valid('param');
      const token = newToken();
      const until = after(now(), noticeFor);
      await stores.appeals.addNotice(caller.reach, id as ListId, person as PersonId, tokenHash(token), until);
      await note(audit, caller, 'list-notice-made', id, { person });
      return { token, until };
    },
  };
}

async function namedEntries(
  people: ListDeps['stores']['people'],
  { reach, permissions }: Caller,
  entries: readonly PlatformEntry[],
) {
  const ids = entries.map(({ person }) => person);
  const known = await people.getMany({ ...reach, places: null }, ids);
  const names = new Map(known.map(({ id, name }) => [id, nameFor(permissions, name)]));
  return entries.map((entry) => entryView(entry, names.get(entry.person) ?? ''));
}
