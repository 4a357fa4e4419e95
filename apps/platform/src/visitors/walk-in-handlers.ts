import type { WalkInDeskView, walkInRoutes } from '@vedette/contract/platform';
import { after, compareFullNames, duration, Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { LocationId, WalkInDesk, WalkInDeskId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { demandLink, newToken, tokenHash } from '../module/secret-link.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { VisitorDeps } from './deps.ts';
import { walkIn } from './invite.ts';
import { durationText } from './rule.ts';
import { linkReach, siteFacts } from './site-facts.ts';

type Routes = typeof walkInRoutes;

export const walkInAccess: AccessOf<Routes> = {
  desks: 'visitors-rule',
  open: 'visitors-rule',
  close: 'visitors-rule',
  place: 'link',
  ask: 'link',
};

const day = 86_400_000;
/** How many people of one name are looked through. */
const namesakes = 200;

export function walkInHandlers(deps: VisitorDeps): HandlersOf<Routes> {
  return { ...ofOperators(deps), ...ofTheDesk(deps) };
}

function ofOperators({
  stores,
  audit,
  now,
}: VisitorDeps): Pick<HandlersOf<Routes>, 'desks' | 'open' | 'close'> {
  return {
    desks: async (c) => (await stores.walkInDesks.all(callerOf(c).reach)).map(deskView),
    open: async (c) => {
      const caller = callerOf(c);
      const { site, name, days } = c.req.valid('json');
      const token = newToken();
      const desk = await stores.walkInDesks.add(
        caller.reach,
        {
          ...{ organisation: caller.organisation, site: site as LocationId, name },
          ...{ madeBy: caller.account, expiresAt: after(now(), duration(days * day)) },
        },
        tokenHash(token),
      );
      await note(audit, caller, 'walk-in-desk-opened', desk.id, { site });
      return { desk: deskView(desk), token };
    },
    close: async (c) => {
      const caller = callerOf(c);
      const { id } = c.req.valid('param');
      await stores.walkInDesks.remove(caller.reach, id as WalkInDeskId);
      await note(audit, caller, 'walk-in-desk-closed', id);
      return undefined;
    },
  };
}

function ofTheDesk(deps: VisitorDeps): Pick<HandlersOf<Routes>, 'place' | 'ask'> {
  return {
    place: async (c) => {
      const desk = await held(deps, c.req.valid('json').token);
      const { name, timeZone, rule } = await siteFacts(deps, linkReach(desk.organisation), desk.site);
      return { site: name, timeZone, isOpen: rule.walkIn, keep: durationText(rule.keep) };
    },
    ask: async (c) => {
      const { token, host: name, hostUnit, ...asked } = c.req.valid('json');
      const desk = await held(deps, token);
      const host = await theHost(deps, desk, name, hostUnit);
      const { links } = await walkIn(deps, deskCaller(desk), { ...asked, site: desk.site, host });
      const [own] = links;
      if (own === undefined) throw new VedetteError('internal', 'self', { at: 'visit' });
      return { token: own.token };
    },
  };
}

const held = async ({ stores, now }: VisitorDeps, token: string): Promise<WalkInDesk> =>
  demandLink(await stores.walkInDesks.find(tokenHash(token), now()));

/** A desk acts for the organisation, and may see nobody. */
const deskCaller = ({ id, organisation }: WalkInDesk): Caller => ({
  ...{ account: `desk ${id}`, person: null, organisation, reach: linkReach(organisation) },
  ...{ permissions: new Set<string>(), askReason: false },
});

/**
 * The one whom a name in full, and a unit where it was given, leaves. None and several are the same answer: a stranger
 * learns nothing of who works here by trying names. @throws VedetteError `not-found`
 */
async function theHost(
  { stores }: VisitorDeps,
  { organisation, site }: WalkInDesk,
  name: string,
  unit: string | null,
): Promise<PersonId> {
  const { items } = await stores.people.search(
    { organisations: [organisation], places: [site] },
    { text: new Personal(name), kind: 'member', limit: namesakes },
  );
  const folded = (text: string | null): string => (text ?? '').normalize('NFKC').trim().toLowerCase();
  const found = items.filter(
    (one) =>
      one.isActive &&
      [one.name.unwrap(finding), ...one.otherNames.unwrap(finding)].some(
        (text) => compareFullNames(name, text).verdict === 'same',
      ) &&
      (unit === null || folded(one.unit) === folded(unit)),
  );
  const [host] = found;
  if (host === undefined || found.length > 1) throw new VedetteError('not-found', 'caller', { at: 'host' });
  return host.id;
}

const finding = 'finding the host whom a visitor asks for';

function deskView({ id, site, name, createdAt, expiresAt }: WalkInDesk): WalkInDeskView {
  return { id, site, name, createdAt, expiresAt };
}
