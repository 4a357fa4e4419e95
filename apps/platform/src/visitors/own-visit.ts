import type { CorrectionInput, OwnVisitView, VisitPassView } from '@vedette/contract/platform';
import {
  isInside,
  isOver,
  isWelcome,
  missingAcceptances,
  Personal,
  VedetteError,
  type VisitEvent,
} from '@vedette/domain';
import type { Invitation, LinkedVisit, PlatformPerson, Visit } from '@vedette/store/platform';
import { screen } from '../lists/screen.ts';
import { demandLink, tokenHash } from '../module/secret-link.ts';
import { theVisit } from './decide.ts';
import type { VisitorDeps } from './deps.ts';
import { acceptDocument } from './desk.ts';
import { visitPass } from './issue-pass.ts';
import { durationText } from './rule.ts';
import { linkReach, siteFacts } from './site-facts.ts';
import { documentView } from './visit-view.ts';

const purpose = 'the visitor’s own look at his data';

interface Own {
  readonly visit: Visit;
  readonly invitation: Invitation;
}

/** What is known of the bearer of a link, and what he may do. @throws VedetteError `not-found` */
export async function seeOwn(deps: VisitorDeps, token: string): Promise<OwnVisitView> {
  return viewOf(deps, await own(deps, token));
}

/** @throws VedetteError `not-found`, `conflict` when it is too late */
export async function stepOwn(
  deps: VisitorDeps,
  token: string,
  kind: 'answered' | 'cancelled',
): Promise<OwnVisitView> {
  const { visit } = await own(deps, token);
  const at = deps.now();
  const event: VisitEvent = kind === 'answered' ? { kind, at } : { kind, at, by: '' };
  const notice = kind === 'cancelled' ? kind : null;
  await deps.stores.visits.step(linkReach(visit.organisation), visit.id, { event, by: null, notice });
  await line(deps, visit, `visit-${kind}`);
  return seeOwn(deps, token);
}

/** What he corrects is compared with the lists anew. @throws VedetteError `conflict` once the visit is over */
export async function correctOwn(
  deps: VisitorDeps,
  token: string,
  data: CorrectionInput,
): Promise<OwnVisitView> {
  const { visit } = await own(deps, token);
  const person = await personOf(deps, visit);
  if (person === null) throw new VedetteError('conflict', 'caller', { at: 'visit' });
  const personal = (text: string | null): Personal<string> | null =>
    text === null ? null : new Personal(text);
  const { name, phone, mail, idNumber, unit } = data;
  const change = {
    ...(name === undefined ? {} : { name: new Personal(name) }),
    ...(phone === undefined ? {} : { phone: personal(phone) }),
    ...(mail === undefined ? {} : { mail: personal(mail) }),
    ...(idNumber === undefined ? {} : { idNumber: personal(idNumber) }),
    ...(unit === undefined ? {} : { unit }),
  };
  const now = { name: change.name ?? person.name, idNumber: change.idNumber ?? person.idNumber };
  const { organisation, site } = visit;
  const { screening } = await screen(deps.stores.lists, { organisation, site, ...now }, deps.now());
  await deps.stores.visitorData.correct(visit.id, change, screening, deps.now());
  await line(deps, visit, 'visitor-corrected', { fields: Object.keys(change).join(' ') });
  return seeOwn(deps, token);
}

export async function acceptOwn(
  deps: VisitorDeps,
  token: string,
  document: string,
  version: number,
): Promise<OwnVisitView> {
  const { visit } = await own(deps, token);
  await acceptDocument(deps, visit, document, version, 'link');
  await line(deps, visit, 'visit-document-accepted', { document, version });
  return seeOwn(deps, token);
}

/** Deletes what is known of him: at once, or when he leaves. What he is shown afterwards holds nothing of him. */
export async function eraseOwn(deps: VisitorDeps, token: string): Promise<OwnVisitView> {
  const found = await own(deps, token);
  const at = await deps.stores.visitorData.ask(found.visit.id, deps.now());
  await line(deps, found.visit, 'visitor-erasure-asked', { at });
  const visit = await deps.stores.visits.get(linkReach(found.visit.organisation), found.visit.id);
  return viewOf(deps, { ...found, visit: visit ?? found.visit });
}

export async function ownPass(deps: VisitorDeps, token: string): Promise<VisitPassView> {
  const { visit, invitation } = await own(deps, token);
  const pass = await visitPass(deps, visit, invitation);
  await line(deps, visit, 'visit-pass-issued');
  return pass;
}

export async function own(deps: VisitorDeps, token: string): Promise<Own> {
  const { visit } = await linked(deps, token, 'visitor');
  return theVisit(deps.stores, linkReach(visit.organisation), visit.id);
}

export async function linked(
  { stores, now }: VisitorDeps,
  token: string,
  holder: LinkedVisit['holder'],
): Promise<LinkedVisit> {
  const found = demandLink(await stores.visitLinks.find(tokenHash(token), now()));
  return demandLink(found.holder === holder ? found : null);
}

async function personOf({ stores }: VisitorDeps, visit: Visit): Promise<PlatformPerson | null> {
  return visit.person === null ? null : stores.people.get(linkReach(visit.organisation), visit.person);
}

async function viewOf(deps: VisitorDeps, { visit, invitation }: Own): Promise<OwnVisitView> {
  const reach = linkReach(visit.organisation);
  const { stores } = deps;
  const { name: site, timeZone, rule } = await siteFacts(deps, reach, visit.site);
  const person = await personOf(deps, visit);
  const host = invitation.host === null ? null : await stores.people.get(reach, invitation.host);
  const accepted = await stores.visitDocuments.accepted(visit.id);
  const documents = await stores.visitDocuments.demandedAt(visit.site);
  const { phase, from, until } = visit.state;
  return {
    ...{ site, timeZone, phase, from, until },
    purpose: invitation.purpose,
    host: host?.name.unwrap('telling the visitor whom he visits') ?? null,
    data: person === null ? null : dataOf(person),
    documents: documents.map((document) => ({
      ...documentView(document),
      accepted:
        document.version !== null &&
        missingAcceptances([{ document: document.id, version: document.version }], accepted).length === 0,
    })),
    ...{ eraseAt: visit.eraseAt, keep: durationText(rule.keep), directions: rule.directions },
    mayAnswer: phase === 'invited',
    hasPass: isWelcome(visit.state) && person !== null && until > deps.now(),
    mayCorrect: person !== null && !(isOver(phase) && phase !== 'left'),
    mayCancel: !isInside(phase) && !isOver(phase),
  };
}

function dataOf(person: PlatformPerson): NonNullable<OwnVisitView['data']> {
  return {
    name: person.name.unwrap(purpose),
    phone: person.phone?.unwrap(purpose) ?? null,
    mail: person.mail?.unwrap(purpose) ?? null,
    idNumber: person.idNumber?.unwrap(purpose) ?? null,
    unit: person.unit,
  };
}

export async function line(
  { audit }: VisitorDeps,
  { organisation, id }: Visit,
  action: string,
  detail: Readonly<Record<string, string | number | null>> | null = null,
  actor: 'visitor' | 'host' = 'visitor',
): Promise<void> {
  await audit.append({ organisation, actor, action, target: id, detail });
}
