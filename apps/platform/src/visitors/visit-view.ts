import type { VisitDocumentView, VisitView } from '@vedette/contract/platform';
import { maskPhone } from '@vedette/domain';
import type { PlatformPerson, Visit, VisitDocument } from '@vedette/store/platform';
import type { Caller } from '../module/caller.ts';
import { nameFor } from '../people/person-view.ts';
import type { VisitorStores } from './deps.ts';

/** A visit as it may be seen: the name by right, numbers always masked; nobody once the visitor is forgotten. */
export function visitView(
  visit: Visit,
  person: PlatformPerson | null,
  permissions: ReadonlySet<string>,
): VisitView {
  const { state } = visit;
  return {
    ...{ id: visit.id, invitation: visit.invitation, site: visit.site, person: visit.person },
    name: person === null ? null : nameFor(permissions, person.name),
    phone: person?.phone?.map(maskPhone).unwrap('a visit') ?? null,
    unit: person?.unit ?? null,
    ...{ phase: state.phase, from: state.from, until: state.until, entries: state.entries },
    needed: [...state.needed],
    approvals: state.approvals.map((approval) => ({ ...approval })),
    screening: visit.screening,
    ...{ answeredAt: state.answeredAt, arrivedAt: state.arrivedAt, admittedAt: state.admittedAt },
    ...{ leftAt: state.leftAt, endedAt: state.endedAt, end: state.end },
    ...{ badge: visit.badge, eraseAt: visit.eraseAt, revision: visit.revision },
  };
}

export async function visitViews(
  { people }: Pick<VisitorStores, 'people'>,
  { reach, permissions }: Pick<Caller, 'reach' | 'permissions'>,
  visits: readonly Visit[],
): Promise<VisitView[]> {
  const ids = visits.flatMap(({ person }) => (person === null ? [] : [person]));
  const known = await people.getMany({ ...reach, places: null }, [...new Set(ids)]);
  const byId = new Map(known.map((person) => [person.id, person]));
  return visits.map((visit) => {
    const person = visit.person === null ? null : (byId.get(visit.person) ?? null);
    return visitView(visit, person, permissions);
  });
}

export function documentView(document: VisitDocument): VisitDocumentView {
  const { id, name, version, text, digest, publishedAt } = document;
  return { id, name, version, text: { ...text }, digest, publishedAt };
}
