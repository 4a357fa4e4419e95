import type { visitRoutes } from '@vedette/contract/platform';
import { after, duration, VedetteError } from '@vedette/domain';
import type { VisitId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type Caller, reasonOf } from '../module/caller.ts';
import { newToken, tokenHash } from '../module/secret-link.ts';
import { callerOf, type HandlersOf } from '../module/serve-module.ts';
import { nameFor } from '../people/person-view.ts';
import { type Badge, badgePage } from './badge.ts';
import { badgePdf } from './badge-pdf.ts';
import { theVisit } from './decide.ts';
import type { VisitorDeps } from './deps.ts';
import { siteFacts } from './site-facts.ts';

const badgeLinkFor = duration(30 * 86_400_000);

/** The same badge twice: as a page that a browser prints, and as a card for other printers. */
export function badgeHandlers(deps: VisitorDeps): Pick<HandlersOf<typeof visitRoutes>, 'badge' | 'badgePdf'> {
  const printed = async (
    caller: Caller,
    id: VisitId,
    given: string | undefined,
    language?: 'zh-CN' | 'en',
  ) => {
    const reason = reasonOf(caller, given);
    const badge = await badgeOf(deps, caller, id, language ?? 'zh-CN');
    await note(deps.audit, caller, 'visit-badge-printed', id, { reason });
    return badge;
  };
  return {
    badge: async (c) => {
      const id = c.req.valid('param').id as VisitId;
      const reason = c.req.valid('header')['vedette-reason'];
      const badge = await printed(callerOf(c), id, reason, c.req.valid('query').language);
      return new Response(badgePage(badge), {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
          'Cache-Control': 'no-store',
        },
      });
    },
    badgePdf: async (c) => {
      const id = c.req.valid('param').id as VisitId;
      const reason = c.req.valid('header')['vedette-reason'];
      const badge = await printed(callerOf(c), id, reason, c.req.valid('query').language);
      return new Response(Buffer.from(await badgePdf(badge)), {
        headers: {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `attachment; filename="badge-${badge.number.replaceAll(/\W/g, '-')}.pdf"`,
          'Cache-Control': 'no-store',
        },
      });
    },
  };
}

/** Each badge leads to the visitor's own page by a secret of its own. @throws VedetteError `conflict` once he is deleted */
async function badgeOf(
  deps: VisitorDeps,
  caller: Caller,
  id: VisitId,
  language: 'zh-CN' | 'en',
): Promise<Badge> {
  const { stores, origin, now } = deps;
  const { visit, invitation } = await theVisit(stores, caller.reach, id);
  const wide = { ...caller.reach, places: null };
  const person = visit.person === null ? null : await stores.people.get(wide, visit.person);
  if (person === null) throw new VedetteError('conflict', 'caller', { at: 'visit' });
  const host = invitation.host === null ? null : await stores.people.get(wide, invitation.host);
  const { name: site, timeZone } = await siteFacts(deps, caller.reach, visit.site);
  const number = visit.badge ?? visit.id.slice(-6).toUpperCase();
  await stores.visits.setBadge(caller.reach, id, number);
  const token = newToken();
  await stores.visitLinks.add(id, 'visitor', tokenHash(token), after(now(), badgeLinkFor));
  return {
    ...{ language, site, timeZone, number, until: visit.state.until, unit: person.unit },
    name: person.name.unwrap('a badge that the visitor wears'),
    host: host === null ? null : nameFor(new Set(['people-see']), host.name),
    isEscorted: invitation.escort !== null,
    page: `${origin}/visit#${token}`,
  };
}
