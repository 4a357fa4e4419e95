import type { platformAuditRoutes } from '@vedette/contract/platform';
import { instant, type OrganisationId, VedetteError } from '@vedette/domain';
import type { Cursor } from '@vedette/store/platform';
import type { Caller } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { demandEverywhere } from './no-more-than-oneself.ts';

type Routes = typeof platformAuditRoutes;

export const auditAccess: AccessOf<Routes> = { list: 'audit-see', verify: 'audit-see' };

const moment = (at: number | undefined) => (at === undefined ? undefined : instant(at));

export function auditHandlers({ stores }: AccountDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const caller = callerOf(c);
      const { organisation, cursor, from, to, ...rest } = c.req.valid('query');
      const page = await stores.audit.list(chainOf(caller, organisation), {
        ...rest,
        ...{ cursor: cursorOf(cursor), from: moment(from), to: moment(to) },
      });
      const names = await stores.accounts.names([...new Set(page.items.map(({ actor }) => actor))]);
      const items = page.items.map(({ organisation: _, ...line }) => ({
        ...line,
        actorName: names.get(line.actor) ?? null,
      }));
      return { items, next: page.next };
    },
    verify: async (c) => {
      const verdict = await stores.audit.verify(chainOf(callerOf(c), c.req.valid('query').organisation));
      return { ...verdict, brokenAt: verdict.isWhole ? null : verdict.brokenAt };
    },
  };
}

/** The chain is of an organisation as a whole. @throws VedetteError `not-found` for one out of reach */
function chainOf(caller: Caller, asked: string | undefined): OrganisationId {
  demandEverywhere(caller);
  const organisation = (asked ?? caller.organisation) as OrganisationId;
  if (!caller.reach.organisations.includes(organisation))
    throw new VedetteError('not-found', 'caller', { at: 'organisation' });
  return organisation;
}

function cursorOf(cursor: string | undefined): Cursor | undefined {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
    throw new VedetteError('input-invalid', 'caller', { at: 'cursor' });
  return cursor as Cursor | undefined;
}
