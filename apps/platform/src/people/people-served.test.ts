import { openDatabase } from '@vedette/store/platform';
import { dumpDatabase, placesOf } from '@vedette/store/test/platform/dump-database';
import { beforeAll, describe, expect, it } from 'vitest';
import { claimed, colleague, testPlatform, type Visitor } from '../../test/platform-kit.ts';

const platform = await testPlatform();
const secret = { name: '欧阳墨白', phone: '13987654321', idNumber: '11010519491231002X' };
const reason = 'ein Hausverbot vom Mai';
let owner: Visitor;
let site: number;

/** What a route answers, when it answers well. */
async function well(by: Visitor, method: string, path: string, body?: unknown) {
  const { status, text } = await by.ask(method, path, body);
  expect([200, 201, 204], `${method} ${path}: ${text}`).toContain(status);
  return text === '' ? null : JSON.parse(text);
}
const person = (change = {}) => well(owner, 'POST', '/api/people', { ...secret, places: [site], ...change });

beforeAll(async () => {
  owner = await claimed(platform);
  const { items } = await well(owner, 'GET', '/api/locations');
  site = items.find(({ kind }: { kind: string }) => kind === 'site').id;
});

describe('people', () => {
  it('are added, found by words of the name, changed as they were last seen, and removed everywhere', async () => {
    const made = await person();
    expect(made).toMatchObject({ name: secret.name, phone: '139****4321', revision: 1 });
    const { items } = await well(owner, 'GET', `/api/people?query=${encodeURIComponent('墨白')}`);
    expect(items).toMatchObject([{ id: made.id }]);
    const patch = (tag: string) =>
      owner.ask('PATCH', `/api/people/${made.id}`, { unit: 'Lab' }, { 'if-match': tag });
    expect((await patch('"1"')).status).toBe(200);
    expect((await patch('"1"')).status).toBe(409);
    const full = await well(owner, 'POST', `/api/people/${made.id}/reveal`, { fields: ['idNumber'] });
    expect(full).toEqual({ idNumber: secret.idNumber });
    await well(owner, 'DELETE', `/api/people/${made.id}`);
    expect((await owner.ask('GET', `/api/people/${made.id}`)).status).toBe(404);
  });

  it('are in full for whoever may reveal alone', async () => {
    const { id } = await person();
    const guard = await colleague(platform, owner, 'guard', [{ role: 'guard', places: [site] }]);
    const refused = await guard.ask('POST', `/api/people/${id}/reveal`, { fields: ['phone'] });
    expect(refused.status).toBe(403);
  });

  it('are members of groups, which are found whole or not at all', async () => {
    const { id } = await person();
    const group = await well(owner, 'POST', '/api/groups', { name: 'Night shift', places: [site] });
    const members = await well(owner, 'POST', `/api/groups/${group.id}/members`, { add: [id], remove: [] });
    expect(members).toMatchObject({ members: 1 });
    const { items } = await well(owner, 'GET', `/api/people?group=${group.id}`);
    expect(items).toMatchObject([{ id, groups: [group.id] }]);
    const twice = await owner.ask('POST', '/api/groups', { name: 'Night shift', places: [] });
    expect(twice.status).toBe(409);
    await well(owner, 'PATCH', `/api/groups/${group.id}`, { name: 'Day shift' });
    await well(owner, 'DELETE', `/api/groups/${group.id}`);
    expect((await well(owner, 'GET', `/api/people/${id}`)).groups).toEqual([]);
  });
});

describe('a list', () => {
  it('screens by name with the reason why, tells its person by a link, hears the appeal, and is lifted', async () => {
    const { id } = await person({ name: '司马青衫', kind: 'listed' });
    const list = await well(owner, 'POST', '/api/lists', { kind: 'deny', name: 'Banned', places: [site] });
    const entry = { reason, validFrom: null, validTo: null };
    await well(owner, 'PUT', `/api/lists/${list.id}/entries/${id}`, entry);
    const screened = await well(owner, 'POST', '/api/lists/screen', { site, name: '司马 青衫' });
    expect(screened).toMatchObject({
      screening: 'possible',
      hits: [
        { person: id, kind: 'deny', comparison: { verdict: 'same', findings: [{ agreement: 'same' }] } },
      ],
    });
    const byNumber = { site, name: 'Somebody Else', idNumber: secret.idNumber };
    expect(await well(owner, 'POST', '/api/lists/screen', byNumber)).toMatchObject({ screening: 'denied' });
    const { token } = await well(owner, 'POST', `/api/lists/${list.id}/entries/${id}/notice`);
    const nobody = platform.visitor();
    expect(await well(nobody, 'POST', '/api/list-notice', { token })).toMatchObject({ reason, appeal: null });
    const appealed = await well(nobody, 'POST', '/api/list-notice/appeal', { token, text: 'It was not me' });
    expect(appealed).toMatchObject({ appeal: { phase: 'filed' }, messages: [{ byPerson: true }] });
    const [appeal] = (await well(owner, 'GET', '/api/appeals')).items;
    // Whoever put somebody on the list is the last to say whether that was right.
    const own = await owner.ask('POST', `/api/appeals/${appeal.id}/lifted`, { text: 'No' });
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('own entry')]);
    const other = await colleague(platform, owner, 'other', [{ role: 'owner', places: null }]);
    await well(other, 'POST', `/api/appeals/${appeal.id}/answered`, { text: 'We look' });
    await well(other, 'POST', `/api/appeals/${appeal.id}/lifted`, { text: 'You are right' });
    expect(await well(owner, 'POST', '/api/lists/screen', { site, name: '司马青衫' })).toMatchObject({
      ...{ screening: 'clear', hits: [] },
    });
    const again = await other.ask('POST', `/api/appeals/${appeal.id}/upheld`, { text: 'No' });
    expect(again.status).toBe(409);
    const stranger = await platform.visitor().ask('POST', '/api/list-notice', { token: 'x'.repeat(43) });
    expect(stranger.status).toBe(404);
  });
});

describe('a directory', () => {
  it('provisions people by a key that may, by no other, and by no browser', async () => {
    const keyOf = async (...permissions: string[]) => {
      const key = { name: permissions.join(), permissions, places: null, expiresAt: null };
      return platform.visitor((await well(owner, 'POST', '/api/keys', key)).secret);
    };
    const directory = await keyOf('directory-write');
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'yu',
      displayName: '于归',
    };
    const made = await well(directory, 'POST', '/scim/v2/Users', user);
    const filter = encodeURIComponent('userName eq "yu"');
    expect(await well(directory, 'GET', `/scim/v2/Users?filter=${filter}`)).toMatchObject({
      Resources: [{ id: made.id }],
    });
    expect(await well(owner, 'GET', `/api/people/${made.id}`)).toMatchObject({ source: 'scim' });
    const other = await (await keyOf('people-see')).ask('GET', '/scim/v2/Users');
    expect([other.status, other.headers.get('content-type')]).toEqual([403, 'application/scim+json']);
    expect((await owner.ask('GET', '/scim/v2/Users')).status).toBe(403);
    expect((await platform.visitor().ask('GET', '/scim/v2/Users')).status).toBe(401);
    expect((await platform.visitor('vk_none').ask('GET', '/scim/v2/Users')).status).toBe(401);
  });
});

describe('a visitor', () => {
  it('is invited, finds the page by the link, and asks for a host at a desk without one', async () => {
    const host = await person({ name: '诸葛明' });
    const from = Date.now() + 3_600_000;
    const visitors = [{ name: '慕容雪', phone: '13700009999' }];
    const time = { kind: 'once', from, until: from + 3_600_000 };
    const invitation = { site, host: host.id, purpose: 'Audit', visitors, time };
    const { links } = await well(owner, 'POST', '/api/invitations', invitation);
    const nobody = platform.visitor();
    const own = await well(nobody, 'POST', '/api/my-visit', { token: links[0].token });
    expect(own).toMatchObject({ purpose: 'Audit', data: { name: '慕容雪' } });
    for (const path of ['/visit', '/host', '/walk-in', '/listed']) {
      const page = await nobody.ask('GET', path);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    const { token } = await well(owner, 'POST', '/api/walk-in-desks', { site, name: 'Gate', days: 1 });
    expect(await well(nobody, 'POST', '/api/walk-in/place', { token })).toMatchObject({ site: 'Gate' });
  });
});

it('leaves no name, number or phone in the audit, in events or in statistics', async () => {
  await person();
  const database = await openDatabase({ url: platform.databaseUrl });
  await database.pool.query('analyze');
  const dump = await dumpDatabase(database);
  await database.close();
  const where = (text: string) => placesOf(dump, text);
  expect(where(secret.name)).toContain('person.name');
  // `sync_row` is what terminals are given of people: it goes when they go.
  const personal =
    /^(person|person_word|visit|visitor|list_entry|appeal|appeal_message|scim_name|sync_row)\./;
  for (const text of [
    secret.name,
    secret.phone,
    secret.idNumber,
    '司马青衫',
    '于归',
    '慕容雪',
    '13700009999',
    reason,
  ])
    expect(
      where(text).filter((place) => !personal.test(place)),
      text,
    ).toEqual([]);
});
