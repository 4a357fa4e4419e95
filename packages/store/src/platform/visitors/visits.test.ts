import { randomBytes } from 'node:crypto';
import {
  type Duration,
  duration,
  type Instant,
  instant,
  invitedVisit,
  type PersonId,
  walkInVisit,
} from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  kyselyOf,
  morning,
  otherSite,
  ourReach,
  ours,
  personal,
  plantPlaces,
  site,
  somebody,
  theirReach,
  theirSite,
} from '../../../test/platform/people-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { LinkHash } from '../lists/port.ts';
import type { LocationId } from '../locations/port.ts';
import { platformPeople } from '../people/repository.ts';
import { siteSync } from '../sync/repository.ts';
import { visitDocuments } from './documents.ts';
import { visitLinks, visitNotices } from './links.ts';
import { passKeys } from './pass-keys.ts';
import type { NewInvitation, NewVisitor, SiteVisitRule, Visit, VisitChange } from './port.ts';
import { visits as openVisits } from './repository.ts';
import { visitorData } from './visitor-data.ts';

const database = await testDatabase();
const needs = { db: kyselyOf(database), now: () => morning as number };
const people = platformPeople(needs);
const visits = openVisits(needs);
const data = visitorData(needs);
const sync = siteSync(needs);
const notices = visitNotices(needs);
const documents = visitDocuments(needs);

const hour = 3_600_000;
const at = (hours: number): Instant => instant(morning + hours * hour);
const hours = (count: number): Duration => duration(count * hour);
const rule: SiteVisitRule = {
  approval: { needed: ['host'], fourEyes: false },
  early: hours(0.5),
  grace: hours(0.5),
  endAfter: hours(4),
  keep: hours(24),
  documents: [],
  directions: null,
  walkIn: true,
};
let host: PersonId;
beforeAll(async () => {
  await plantPlaces(database);
  ({ id: host } = await people.create(ourReach, somebody('Host', { places: [site] })));
  await visits.setRule(ourReach, site, rule);
});

const visitorOf = (name: string): NewVisitor => ({
  ...{ name: personal(name), phone: personal('13900000000'), mail: null, idNumber: null, unit: null },
  screening: 'clear',
});
const invitationOf = (change: Partial<NewInvitation> = {}): NewInvitation => ({
  ...{ organisation: ours, site, kind: 'single', host, hostAccount: null, madeBy: 'account-1' },
  ...{ purpose: 'Audit', recurrence: null, entries: 'single', zones: [], escort: null },
  ...change,
});
const stateOf = (from = at(1), until = at(3), entries: 'single' | 'multiple' = 'single') =>
  invitedVisit({ from, until, entries, needed: ['host'] });

async function invited(name = 'Guest', change: Partial<NewInvitation> = {}): Promise<Visit> {
  const planned = [{ visitor: visitorOf(name), states: [stateOf(at(1), at(3), change.entries)] }];
  const made = await visits.invite(ourReach, invitationOf(change), planned, rule);
  const [visit] = made.visits;
  if (visit === undefined) throw new Error('no visit');
  return visit;
}
const step = (visit: Visit, event: VisitChange['event'], notice: VisitChange['notice'] = null) =>
  visits.step(ourReach, visit.id, { event, by: 'account-1', notice });
async function approved(visit: Visit): Promise<Visit> {
  await step(visit, { kind: 'answered', at: at(0) });
  return step(visit, { kind: 'approved', as: 'host', by: 'account-1', at: at(0) }, 'approved');
}
const knows = async (where: LocationId, person: PersonId | null) =>
  (await sync.rows(where, null, 1000)).find(({ key }) => key === `person/${person}`);

describe('a visit', () => {
  it('lets the site know the visitor from the yes on until he is out, and for its hours alone', async () => {
    const visit = await invited();
    expect(await knows(site, visit.person)).toBeUndefined();
    const yes = await approved(visit);
    expect(yes.state).toMatchObject({
      phase: 'approved',
      approvals: [{ as: 'host', by: 'account-1', at: at(0) }],
    });
    const row = await knows(site, visit.person);
    expect(JSON.parse(row?.document ?? '')).toMatchObject({
      validFrom: at(0.5),
      validTo: at(3),
      phone: null,
    });
    await step(visit, { kind: 'admitted', at: at(1) }, 'admitted');
    expect(JSON.parse((await knows(site, visit.person))?.document ?? '')).toMatchObject({ validTo: null });
    const left = await step(visit, { kind: 'left', at: at(2) }, 'left');
    expect(left.eraseAt).toBe(at(26));
    expect(await knows(site, visit.person)).toBeUndefined();
    const steps = await visits.steps(ourReach, visit.id);
    expect(steps.map(({ kind }) => kind)).toEqual(['invited', 'answered', 'approved', 'admitted', 'left']);
  });

  it('refuses a step that makes no sense, and one of two who take the same', async () => {
    const visit = await invited();
    await expect(step(visit, { kind: 'left', at: at(1) })).rejects.toMatchObject({ code: 'conflict' });
    await step(visit, { kind: 'answered', at: at(0) });
    const both = await Promise.allSettled(
      [1, 2].map(() => step(visit, { kind: 'approved', as: 'host', by: 'account-1', at: at(0) })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is nobody’s in another organisation', async () => {
    const visit = await invited();
    expect(await visits.get(theirReach, visit.id)).toBeNull();
    expect(await visits.invitation(theirReach, visit.invitation)).toBeNull();
    expect(await visits.steps(theirReach, visit.id)).toEqual([]);
    const change = { event: { kind: 'cancelled', at: at(0), by: 'x' }, by: 'x', notice: null } as const;
    await expect(visits.step(theirReach, visit.id, change)).rejects.toMatchObject({ code: 'not-found' });
    expect((await visits.list(theirReach, {})).items).toEqual([]);
    expect((await visits.counts(theirReach, site)).size).toBe(0);
    await expect(visits.setRule(theirReach, site, rule)).rejects.toMatchObject({ code: 'not-found' });
    const planned = [{ visitor: visitorOf('x'), states: [stateOf()] }];
    for (const change of [{ site: theirSite }, { organisation: theirReach.organisations[0] ?? ours }])
      await expect(visits.invite(ourReach, invitationOf(change), planned, rule)).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('takes no stranger for a host or an escort', async () => {
    const stranger = await people.create(ourReach, somebody('Gone', { isActive: false }));
    const planned = [{ visitor: visitorOf('x'), states: [stateOf()] }];
    for (const change of [{ host: stranger.id }, { escort: { escorts: [stranger.id], within: hours(1) } }])
      await expect(visits.invite(ourReach, invitationOf(change), planned, rule)).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('comes back as it was arranged: group, hours, escort', async () => {
    const planned = ['A', 'B'].map((name) => ({
      visitor: visitorOf(name),
      states: [stateOf(at(1), at(2)), stateOf(at(25), at(26))],
    }));
    const escort = { escorts: [host], within: duration(60_000) };
    const given = invitationOf({ kind: 'group', escort, zones: ['hall'] });
    const made = await visits.invite(ourReach, given, planned, rule);
    expect(made.visits).toHaveLength(4);
    expect(await visits.invitation(ourReach, made.invitation.id)).toMatchObject(given);
    const page = await visits.list(ourReach, { invitation: made.invitation.id, from: at(20), host });
    expect(page.items.map(({ state }) => state.from)).toEqual([at(25), at(25)]);
  });

  it('goes on by itself: nobody came, stayed too long, was not signed out', async () => {
    const noShow = await approved(await invited('Nobody came'));
    const stays = await approved(await invited('Stays'));
    await step(stays, { kind: 'admitted', at: at(1) });
    const early = await visits.stepDue(instant(at(3) - 1), 100);
    expect(early.map(({ id }) => id)).not.toContain(noShow.id);
    const first = await visits.stepDue(at(3), 100);
    expect(first.find(({ id }) => id === noShow.id)?.state).toMatchObject({ phase: 'ended', end: 'no-show' });
    const second = await visits.stepDue(at(3.5), 100);
    expect(second.find(({ id }) => id === stays.id)?.state.phase).toBe('overstayed');
    const third = await visits.stepDue(at(7), 100);
    expect(third.find(({ id }) => id === stays.id)?.state).toMatchObject({
      phase: 'ended',
      end: 'not-signed-out',
    });
    expect(await knows(site, stays.person)).toBeUndefined();
    await visits.stepDue(at(100), 100);
    expect(await visits.stepDue(at(200), 100)).toEqual([]);
  });

  it('of a walk-in waits for the host, who is told once, however many processes tell', async () => {
    await notices.settle((await notices.take(at(0), at(1), 1000)).map(({ id }) => id));
    const state = walkInVisit({ from: at(0), until: at(2), entries: 'single', needed: ['host'] }, at(0));
    const planned = [{ visitor: visitorOf('At the door'), states: [state] }];
    await visits.invite(ourReach, invitationOf({ kind: 'walk-in', madeBy: 'kiosk' }), planned, rule);
    const taken = await Promise.all([notices.take(at(0), at(1), 10), notices.take(at(0), at(1), 10)]);
    expect(taken.flat().map(({ kind }) => kind)).toEqual(['approval-needed']);
    expect(await notices.take(at(1), at(2), 10)).toHaveLength(1);
    await notices.settle(taken.flat().map(({ id }) => id));
    expect(await notices.take(at(5), at(6), 10)).toEqual([]);
  });
});

describe('what is known of a visitor', () => {
  it('goes when he asks: the row, the search words, the site’s row; that somebody came stays', async () => {
    const visit = await approved(await invited('Wants to be forgotten'));
    expect(await data.ask(visit.id, at(0))).toBe(at(0));
    const seen = await visits.get(ourReach, visit.id);
    expect(seen).toMatchObject({ person: null, state: { phase: 'cancelled' }, passId: null });
    expect(await knows(site, visit.person)).toBeUndefined();
    const { rows } = await database.pool.query(`select 1 from person where name like 'Wants to be%'
      union all select 1 from person_word where word = 'FORGOTTEN'
      union all select 1 from sync_row where document like '%Wants to be%'`);
    expect(rows).toEqual([]);
    expect(await data.ask(visit.id, at(1))).toBeNull();
  });

  it('stays while he is on site, and goes when he leaves', async () => {
    const visit = await approved(await invited('On site'));
    await step(visit, { kind: 'admitted', at: at(1) });
    expect(await data.ask(visit.id, at(1))).toBe(at(3));
    expect(await data.eraseDue(at(2), 100)).toBe(0);
    expect((await visits.get(ourReach, visit.id))?.person).not.toBeNull();
    await step(visit, { kind: 'left', at: at(2) });
    expect(await data.eraseDue(at(2), 100)).toBe(1);
    expect((await visits.get(ourReach, visit.id))?.person).toBeNull();
  });

  it('goes by itself when the period of the last of his visits is over', async () => {
    const planned = [
      { visitor: visitorOf('Twice'), states: [stateOf(at(1), at(2)), stateOf(at(25), at(26))] },
    ];
    const made = await visits.invite(ourReach, invitationOf({ kind: 'recurring' }), planned, rule);
    await visits.stepDue(at(2), 100);
    await data.eraseDue(at(27), 100);
    expect((await visits.get(ourReach, made.visits[0]?.id ?? ('' as Visit['id'])))?.person).not.toBeNull();
    await visits.stepDue(at(30), 100);
    await data.eraseDue(at(60), 100);
    expect((await visits.get(ourReach, made.visits[0]?.id ?? ('' as Visit['id'])))?.person).toBeNull();
  });

  it('is corrected by him until it is over', async () => {
    const visit = await approved(await invited('Mispelt'));
    await data.correct(visit.id, { name: personal('Misspelt') }, 'clear', at(0));
    const [person] = await people.getMany(ourReach, visit.person === null ? [] : [visit.person]);
    expect(person?.name.unwrap('test')).toBe('Misspelt');
    expect(JSON.parse((await knows(site, visit.person))?.document ?? '')).toMatchObject({ name: 'Misspelt' });
    await data.correct(visit.id, { name: personal('Listed Name') }, 'possible', at(0));
    expect(await visits.get(ourReach, visit.id)).toMatchObject({
      screening: 'possible',
      state: { phase: 'awaiting-approval', needed: ['host', 'approver'] },
    });
    expect(await knows(site, visit.person)).toBeUndefined();
    await step(visit, { kind: 'cancelled', at: at(0), by: 'host' });
    await expect(data.correct(visit.id, { unit: 'x' }, 'clear', at(0))).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a link', () => {
  it('opens one visit until its time, and nothing by another token', async () => {
    const links = visitLinks(needs);
    const token = (): LinkHash => new Uint8Array(randomBytes(32)) as Uint8Array as LinkHash;
    const visit = await invited();
    const mine = token();
    await links.add(visit.id, 'visitor', mine, at(3));
    expect(await links.find(mine, at(2))).toMatchObject({ holder: 'visitor', visit: { id: visit.id } });
    expect(await links.find(mine, at(3))).toBeNull();
    expect(await links.find(token(), at(0))).toBeNull();
  });
});

describe('a document to accept', () => {
  it('has versions that never change, of which the one in force is asked for', async () => {
    const text = { 'zh-CN': '保密', en: 'Keep it to yourself' };
    const first = await documents.publish(ourReach, ours, 'Secrecy', text, 'account-1');
    await visits.setRule(ourReach, otherSite, { ...rule, documents: [first.id] });
    const visit = await invited();
    await documents.accept(visit.id, first.id, 1, 'link', at(0));
    const second = await documents.publish(ourReach, ours, 'secrecy', { ...text, en: 'More' }, 'account-1');
    expect(second).toMatchObject({ id: first.id, version: 2 });
    expect(second.digest).not.toBe(first.digest);
    expect(await documents.demandedAt(otherSite)).toEqual([second]);
    expect(await documents.accepted(visit.id)).toEqual([{ document: first.id, version: 1, at: at(0) }]);
    await expect(documents.accept(visit.id, first.id, 9, 'link', at(0))).rejects.toMatchObject({
      code: 'not-found',
    });
    await documents.retire(ourReach, first.id);
    expect(await documents.demandedAt(otherSite)).toEqual([]);
    await expect(documents.retire(theirReach, first.id)).rejects.toMatchObject({ code: 'not-found' });
    const theirs = { ...rule, documents: [first.id] };
    await expect(visits.setRule(theirReach, theirSite, theirs)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the key for passes', () => {
  it('is that of whoever was first', async () => {
    const keys = passKeys(needs);
    const key = (issuer: string) => ({
      ...{ organisation: ours, issuer, keyId: issuer, publicKey: '{}' },
      wrapped: { epoch: 1, bytes: new Uint8Array([1, 2]) },
    });
    const [a, b] = await Promise.all([keys.addFirst(key('a')), keys.addFirst(key('b'))]);
    expect(a).toEqual(b);
    expect(await keys.get(ours)).toEqual(a);
  });
});
