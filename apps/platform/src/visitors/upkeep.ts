import { after, duration, instant } from '@vedette/domain';
import type { PeopleStores, VisitNotice } from '@vedette/store/platform';
import { newToken, tokenHash } from '../module/secret-link.ts';
import type { VisitorDeps } from './deps.ts';
import { linkReach } from './site-facts.ts';

const atOnce = 100;
const roundsAtMost = 50;
/** How long whoever took a notice has to send it. */
const sending = duration(60_000);
const hostLinkFor = duration(3 * 86_400_000);

export interface UpkeepDone {
  readonly stepped: number;
  readonly erased: number;
  readonly entriesOver: number;
}

/**
 * What time does: visits go on by themselves, visitors are forgotten, entries of lists end. Several processes may do
 * it at once: each takes rows of its own. To be called every minute or so.
 */
export async function visitorUpkeep(
  deps: Pick<VisitorDeps, 'audit' | 'now'> & {
    readonly stores: Pick<PeopleStores, 'visits' | 'visitorData' | 'lists'>;
  },
): Promise<UpkeepDone> {
  const { stores, now } = deps;
  const stepped = await inRounds(async () => {
    const visits = await stores.visits.stepDue(now(), atOnce);
    for (const { organisation, id, state } of visits)
      await deps.audit.append({
        organisation,
        actor: 'time',
        action: `visit-${state.phase}`,
        target: id,
        detail: null,
      });
    return visits.length;
  });
  const erased = await inRounds(() => stores.visitorData.eraseDue(now(), atOnce));
  const entriesOver = await inRounds(() => stores.lists.dropOver(now()));
  return { stepped, erased, entriesOver };
}

async function inRounds(round: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let rounds = 0; rounds < roundsAtMost; rounds += 1) {
    const done = await round();
    total += done;
    if (done === 0) break;
  }
  return total;
}

/** What is told of a visit: ids and links, no name and no number. */
export interface VisitMessage {
  readonly id: string;
  readonly type: `visit.${VisitNotice['kind']}`;
  readonly organisation: VisitNotice['organisation'];
  readonly at: number;
  readonly visit: VisitNotice['visit'];
  readonly site: number;
  readonly host: string | null;
  readonly hostAccount: string | null;
  /** Where a host without an account says yes or no; its secret stands behind `#`. */
  readonly link: string | null;
}

export type SendVisitMessage = (message: VisitMessage) => Promise<void>;

/**
 * Hands waiting notices to the integrations, each to one process at a time; one that fails comes again after a
 * minute. Gives how many were handed over.
 */
export async function tellHosts(
  deps: Pick<VisitorDeps, 'now' | 'origin'> & {
    readonly stores: Pick<PeopleStores, 'visits' | 'visitLinks' | 'visitNotices'>;
  },
  send: SendVisitMessage,
): Promise<number> {
  const { visitNotices } = deps.stores;
  const taken = await visitNotices.take(deps.now(), after(deps.now(), sending), atOnce);
  const told: string[] = [];
  for (const notice of taken) {
    const message = await messageOf(deps, notice);
    const isSent =
      message === null ||
      (await send(message).then(
        () => true,
        () => false,
      ));
    if (isSent) told.push(notice.id);
  }
  await visitNotices.settle(told);
  return told.length;
}

async function messageOf(
  { stores, now, origin }: Parameters<typeof tellHosts>[0],
  notice: VisitNotice,
): Promise<VisitMessage | null> {
  const reach = linkReach(notice.organisation);
  const visit = await stores.visits.get(reach, notice.visit);
  const invitation = visit === null ? null : await stores.visits.invitation(reach, visit.invitation);
  if (visit === null || invitation === null) return null;
  const wantsLink = notice.kind === 'approval-needed' && invitation.hostAccount === null;
  const token = wantsLink ? newToken() : null;
  if (token !== null) {
    const { until } = visit.state;
    const last = after(now(), hostLinkFor);
    await stores.visitLinks.add(visit.id, 'host', tokenHash(token), instant(Math.min(until, last)));
  }
  return {
    ...{ id: notice.id, type: `visit.${notice.kind}`, organisation: notice.organisation, at: notice.at },
    ...{ visit: visit.id, site: visit.site, host: invitation.host, hostAccount: invitation.hostAccount },
    link: token === null ? null : `${origin}/host#${token}`,
  };
}
