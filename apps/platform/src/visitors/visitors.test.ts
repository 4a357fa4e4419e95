import type { VisitNotice } from '@vedette/store/platform';
import {
  ourReach,
  personal,
  site,
  somebody,
  theirReach,
  theirs,
} from '@vedette/store/test/platform/people-kit';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../../test/people-app.ts';
import { at, openVisitorStand } from '../../test/visitor-kit.ts';
import { visitorUpkeep } from './upkeep.ts';

const stand = await openVisitorStand();
const {
  clock,
  stores,
  audit,
  deps,
  rule,
  desk,
  hostSignedIn,
  visitor,
  once,
  invitation,
  invited,
  step,
  own,
  shownAtTheDoor,
  messages,
  kinds,
  people,
} = stand;

describe('an invited visitor', () => {
  it('comes through the whole day: asked, approved, in, out, forgotten', async () => {
    await messages();
    const { id, token, visit } = await invited();
    expect(visit).toMatchObject({ phase: 'awaiting-approval', phone: '139****5678' });
    expect(kinds(await messages())).toEqual(['visit.approval-needed']);
    expect((await own(token, '/pass')).status).toBe(409);
    const approved = await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    expect(approved.body).toMatchObject({ phase: 'approved', approvals: [{ as: 'host', by: 'host-1' }] });
    clock.to(1);
    expect((await step(id, 'arrive')).body.phase).toBe('arrived');
    expect((await step(id, 'admit')).body.phase).toBe('on-site');
    clock.to(2);
    const left = await step(id, 'leave');
    expect(left.body).toMatchObject({ phase: 'left', eraseAt: at(50) });
    expect(kinds(await messages())).toEqual([
      ...['visit.approved', 'visit.arrived', 'visit.admitted', 'visit.left'],
    ]);
    const steps = await desk()('GET', `/api/visits/${id}/steps`);
    expect(steps.body.map(({ kind }: VisitNotice) => kind)).toEqual([
      ...['invited', 'approved', 'arrived', 'admitted', 'left'],
    ]);
    clock.to(51);
    expect((await visitorUpkeep(deps)).erased).toBe(1);
    expect((await desk()('GET', `/api/visits/${id}`)).body).toMatchObject({ person: null, name: null });
    expect((await own(token)).status).toBe(404);
  });

  it('carries a pass for the window and the person, until the visit is over', async () => {
    const { id, token } = await invited({ zones: ['hall'], entries: 'multiple' });
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    const { body } = await own(token, '/pass');
    expect(body).toMatchObject({ notBefore: at(0.5), notAfter: at(3) });
    expect(body.text.startsWith('VP1:')).toBe(true);
    const { person } = (await desk()('GET', `/api/visits/${id}`)).body;
    const found = await shownAtTheDoor(body.text, 2);
    expect(found).toMatchObject({ faults: [], subject: { person } });
    expect(found?.claims).toEqual([{ kind: 'visit', zones: ['hall'], entries: 'multiple' }]);
    expect((await shownAtTheDoor(body.text, 3))?.faults).toEqual(['expired']);
    expect(body.code.length).toBeGreaterThan(20);
    expect(body.text).not.toContain('Guest');
    await step(id, 'cancel');
    expect((await own(token, '/pass')).status).toBe(409);
  });

  it('sees all that is known of him, corrects it, and is compared with the lists anew', async () => {
    const { id, token } = await invited();
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    expect((await own(token)).body).toMatchObject({
      ...{ site: 'Works', host: '陈立', purpose: 'Audit', keep: '2d', mayCorrect: true, mayCancel: true },
      data: { name: 'Ann Guest', phone: '13912345678', mail: null, unit: 'Guest Ltd' },
      ...{ directions: rule.directions, hasPass: true },
    });
    const phone = await own(token, '/correct', { data: { phone: '13900001111', unit: null } });
    expect(phone.body).toMatchObject({
      data: { phone: '13900001111', unit: null, name: 'Ann Guest' },
      hasPass: true,
    });
    const listed = await stores.people.create(ourReach, somebody('Mallory Denied', { kind: 'listed' }));
    const list = await stores.lists.create(ourReach, {
      ...{
        organisation: callerOf().organisation,
        kind: 'deny',
        name: 'Barred',
        places: [site],
        by: 'account-1',
      },
    });
    const entry = {
      person: listed.id,
      reason: personal('theft'),
      owner: 'account-1',
      validFrom: null,
      validTo: null,
    };
    await stores.lists.putEntry(ourReach, list.id, entry, 'account-1');
    const renamed = await own(token, '/correct', { data: { name: 'Mallory Denied' } });
    expect(renamed.body).toMatchObject({ phase: 'awaiting-approval', hasPass: false });
    expect((await desk()('GET', `/api/visits/${id}`)).body).toMatchObject({
      ...{ screening: 'possible', needed: ['host', 'approver'] },
    });
    expect((await own(token, '/pass')).status).toBe(409);
    expect((await desk()('POST', `/api/visits/${id}/approve`)).body.phase).toBe('approved');
    await stores.lists.remove(ourReach, list.id);
  });

  it('deletes what is known of him at once, and on site when he has left', async () => {
    const before = await invited();
    const gone = await own(before.token, '/erase');
    expect(gone.body).toMatchObject({ phase: 'cancelled', data: null });
    expect((await own(before.token)).status).toBe(404);
    const inside = await invited();
    await hostSignedIn()('POST', `/api/visits/${inside.id}/approve`);
    clock.to(1);
    await step(inside.id, 'admit');
    const asked = await own(inside.token, '/erase');
    expect(asked.body).toMatchObject({ phase: 'on-site', data: { name: 'Ann Guest' } });
    clock.to(2);
    await step(inside.id, 'leave');
    await visitorUpkeep(deps);
    expect((await desk()('GET', `/api/visits/${inside.id}`)).body).toMatchObject({
      person: null,
      phase: 'left',
    });
  });

  it('calls it off, and the host is told', async () => {
    const { id, token } = await invited();
    await messages();
    expect((await own(token, '/cancel')).body.phase).toBe('cancelled');
    expect((await own(token, '/cancel')).status).toBe(409);
    expect(await messages()).toMatchObject([{ type: 'visit.cancelled', visit: id, link: null }]);
  });

  it('accepts each document in the version that he was shown, or does not come in', async () => {
    const text = { 'zh-CN': '保密承诺', en: 'You keep quiet' };
    const publish = () => desk()('POST', '/api/visit-documents', { name: 'NDA', text });
    const { body: document } = await publish();
    await desk()('PUT', `/api/sites/${site}/visit-rule`, { ...rule, documents: [document.id] });
    const { id, token, visit } = await invited();
    expect(visit.phase).toBe('invited');
    expect((await own(token)).body.mayAnswer).toBe(true);
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    expect((await own(token, '/answer')).body).toMatchObject({ phase: 'approved', mayAnswer: false });
    await publish();
    const old = { document: document.id, version: 1 };
    expect((await own(token, '/accept', old)).status).toBe(404);
    clock.to(1);
    const refused = await step(id, 'admit');
    expect(refused).toMatchObject({ status: 409, body: { at: 'documents-missing' } });
    const accepted = await own(token, '/accept', { ...old, version: 2 });
    expect(accepted.body.documents).toMatchObject([{ accepted: true, version: 2, text }]);
    expect((await step(id, 'admit')).body.phase).toBe('on-site');
    await desk()('DELETE', `/api/visit-documents/${document.id}`);
  });

  it('goes in only behind an escort, where one is asked for', async () => {
    const { id } = await invited({ escort: { escorts: [people.escort], within: '5m' } });
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    clock.to(1);
    expect((await step(id, 'admit')).body).toMatchObject({ at: 'escort-missing' });
    expect((await desk()('POST', `/api/visits/${id}/escort`, { person: people.host })).status).toBe(404);
    await desk()('POST', `/api/visits/${id}/escort`, { person: people.escort });
    expect((await step(id, 'admit')).body.phase).toBe('on-site');
  });

  it('is told of when he stays too long, gets more time, and is taken to have left in the end', async () => {
    const { id } = await invited();
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    clock.to(1);
    await step(id, 'admit');
    await messages();
    clock.to(3.6);
    await visitorUpkeep(deps);
    const told = (await messages()).filter(({ visit }) => visit === id);
    expect(kinds(told)).toEqual(['visit.overstayed']);
    const more = await desk()('POST', `/api/visits/${id}/extend`, { until: at(5) });
    expect(more.body).toMatchObject({ phase: 'on-site', until: at(5) });
    clock.to(9.1);
    await visitorUpkeep(deps);
    await visitorUpkeep(deps);
    expect((await desk()('GET', `/api/visits/${id}`)).body).toMatchObject({
      ...{ phase: 'ended', end: 'not-signed-out' },
    });
    expect(audit.lines.some(({ actor, action }) => actor === 'time' && action === 'visit-ended')).toBe(true);
  });

  it('comes at another time only after another yes', async () => {
    const { id } = await invited();
    await hostSignedIn()('POST', `/api/visits/${id}/approve`);
    const moved = await hostSignedIn()('POST', `/api/visits/${id}/move`, { from: at(5), until: at(6) });
    expect(moved.body).toMatchObject({ phase: 'awaiting-approval', from: at(5), approvals: [] });
    const over = await hostSignedIn()('POST', `/api/visits/${id}/move`, { from: at(-2), until: at(-1) });
    expect(over.status).toBe(400);
  });
});

describe('an invitation', () => {
  it('is for a group with a page each, or for the days of a recurrence by the wall clock of the site', async () => {
    const group = await desk()(
      'POST',
      '/api/invitations',
      invitation({ visitors: [visitor('A B'), visitor('C D')] }),
    );
    expect(group.body).toMatchObject({ kind: 'group', visits: [{}, {}], links: [{}, {}] });
    const time = {
      ...{ kind: 'recurring', weekdays: [3], everyWeeks: 1, from: '2026-11-25', until: '2026-12-16' },
      ...{ except: ['2026-12-09'], skipHolidays: false, startMinute: 540, minutes: 60 },
    };
    const { body } = await desk()('POST', '/api/invitations', invitation({ time }));
    // Nine in the morning in Shanghai.
    const nine = (date: string) => Date.parse(`${date}T09:00:00+08:00`);
    expect(body.visits.map(({ from }: { from: number }) => from)).toEqual(
      ['2026-11-25', '2026-12-02', '2026-12-16'].map(nine),
    );
    expect(body.links).toHaveLength(1);
  });

  it('to oneself is the host’s yes already', async () => {
    const { body } = await hostSignedIn()('POST', '/api/invitations', invitation({ host: undefined }));
    expect(body.visits).toMatchObject([{ phase: 'approved' }]);
  });

  it('is refused for a host who is nobody here, a window that is over, and a site that is not ours', async () => {
    const refused = async (change: object) =>
      (await desk()('POST', '/api/invitations', invitation(change))).status;
    const { id: stranger } = await stores.people.create(theirReach, somebody('X', { organisation: theirs }));
    expect(await refused({ host: stranger })).toBe(404);
    expect(await refused({ time: { ...once, from: at(-3), until: at(-1) } })).toBe(400);
    expect(await refused({ site: 11 })).toBe(404);
    expect(await refused({ visitors: Array.from({ length: 101 }, () => visitor()) })).toBe(400);
  });
});
