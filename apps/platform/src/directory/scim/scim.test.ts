import { scimUrns } from '@vedette/contract/platform';
import {
  ourReach,
  plantPlaces,
  site,
  somebody,
  theirReach,
  theirs,
} from '@vedette/store/test/platform/people-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import { beforeAll, describe, expect, it } from 'vitest';
import { callerOf, openTrail, peopleApp, testClock } from '../../../test/people-app.ts';
import { scimApp } from './scim-app.ts';

const clock = testClock();
const stores = await testPlatformStore({ now: clock.now });
const audit = openTrail();
const ask = peopleApp((app) => app.route('/scim/v2', scimApp({ stores, audit })));
const key = callerOf({ account: 'key-1', permissions: new Set(['directory-write']) });
const scim = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  ask(key)(method, `/scim/v2${path}`, body, headers);
const filtered = (path: string, filter: string) =>
  scim('GET', `${path}?filter=${encodeURIComponent(filter)}`);
const patchOf = (...Operations: readonly object[]) => ({ schemas: [scimUrns.patch], Operations });

beforeAll(() => plantPlaces(stores.database));

describe('Entra ID', () => {
  it('tests the connection, provisions a person, changes parts of him, and switches him off', async () => {
    const probe = await filtered('/Users', 'userName eq "9f4c-no-such-user"');
    expect(probe).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } });
    const made = await scim('POST', '/Users', {
      schemas: [scimUrns.user, scimUrns.enterprise],
      ...{ externalId: 'wang.xm', userName: 'wang.xm@works.example', active: true },
      ...{ displayName: '王小明', name: { formatted: '王小明', familyName: '王', givenName: '小明' } },
      emails: [{ primary: true, type: 'work', value: 'wang.xm@works.example' }],
      meta: { resourceType: 'User' },
      [scimUrns.enterprise]: { department: '研发', employeeNumber: '7' },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`http://localhost/scim/v2/Users/${made.body.id}`);
    expect(made.headers.get('content-type')).toBe('application/scim+json');
    const found = await filtered('/Users', 'userName eq "WANG.XM@works.example"');
    expect(found.body).toMatchObject({
      totalResults: 1,
      Resources: [{ id: made.body.id, externalId: 'wang.xm' }],
    });
    const changed = await scim(
      'PATCH',
      `/Users/${made.body.id}`,
      patchOf(
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'xm@works.example' },
        { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+86 13912345678' },
        { op: 'Replace', path: 'name.givenName', value: '晓明' },
        { op: 'Replace', path: 'displayName', value: '王晓明' },
        { op: 'Replace', path: `${scimUrns.enterprise}:department`, value: '测试' },
      ),
    );
    expect(changed.body).toMatchObject({
      ...{ displayName: '王晓明', name: { givenName: '晓明', familyName: '王' } },
      emails: [{ value: 'xm@works.example' }],
      phoneNumbers: [{ value: '+86 13912345678' }],
      [scimUrns.enterprise]: { department: '测试' },
    });
    const off = await scim(
      'PATCH',
      `/Users/${made.body.id}`,
      patchOf({ op: 'Replace', path: 'active', value: 'False' }),
    );
    expect(off.body.active).toBe(false);
    const person = await stores.people.get(ourReach, made.body.id);
    expect([person?.isActive, person?.name.unwrap('test'), person?.unit]).toEqual([false, '王晓明', '测试']);
    expect((await scim('DELETE', `/Users/${made.body.id}`)).status).toBe(204);
    expect((await scim('GET', `/Users/${made.body.id}`)).status).toBe(404);
  });

  it('finds a group without its members, adds some and takes one out', async () => {
    const ids = [];
    for (const name of ['a', 'b', 'c'])
      ids.push((await scim('POST', '/Users', { userName: `g-${name}` })).body.id);
    const group = await scim('POST', '/Groups', { externalId: 'g-1', displayName: '研发组', members: [] });
    expect(group.status).toBe(201);
    const path = `/Groups/${group.body.id}`;
    const found = await scim(
      'GET',
      `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "研发组"')}`,
    );
    expect(found.body.Resources).toHaveLength(1);
    expect(found.body.Resources[0]).not.toHaveProperty('members');
    const members = ids.map((value) => ({ value }));
    await scim('PATCH', path, patchOf({ op: 'Add', path: 'members', value: members }));
    const gone = patchOf({ op: 'Remove', path: 'members', value: [{ value: ids[0] }] });
    const after = await scim('PATCH', path, gone);
    expect(after.body.members.map(({ value }: { value: string }) => value).toSorted()).toEqual(
      ids.slice(1).toSorted(),
    );
    // Where the members may go is what the administrator of the platform has said of the group.
    await stores.groups.patch(ourReach, group.body.id, { places: [site] });
    const known = await stores.sync.rows(site, null, 100);
    expect(known.map(({ key: row }) => row)).toEqual(
      ids
        .slice(1)
        .map((id) => `person/${id}`)
        .toSorted(),
    );
  });
});

describe('Okta', () => {
  it('looks a person up, pages, puts him whole, and pushes a group by its name', async () => {
    const user = { userName: 'okta@x.example', name: { givenName: 'Ann', familyName: 'Lee' }, active: true };
    const made = await scim('POST', '/Users', {
      schemas: [scimUrns.user],
      ...user,
      password: 'ignored',
      locale: 'en-US',
    });
    expect(made.body).toMatchObject({
      displayName: 'Ann Lee',
      name: { givenName: 'Ann', familyName: 'Lee' },
    });
    expect(JSON.stringify(made.body)).not.toContain('ignored');
    const put = await scim('PUT', `/Users/${made.body.id}`, {
      ...user,
      name: { givenName: 'Anna', familyName: 'Lee' },
    });
    expect(put.body.displayName).toBe('Anna Lee');
    const off = await scim(
      'PATCH',
      `/Users/${made.body.id}`,
      patchOf({ op: 'replace', value: { active: false } }),
    );
    expect(off.body.active).toBe(false);
    const first = await scim('GET', '/Users?startIndex=1&count=2');
    const second = await scim('GET', '/Users?startIndex=3&count=2');
    expect([first.body.itemsPerPage, second.body.startIndex, first.body.totalResults]).toEqual([2, 3, 4]);
    const seen = [...first.body.Resources, ...second.body.Resources].map(({ id }) => id);
    expect(new Set(seen).size).toBe(4);
    const group = await scim('POST', '/Groups', {
      displayName: 'Okta',
      members: [{ value: made.body.id, display: 'Ann' }],
    });
    const renamed = patchOf({ op: 'replace', value: { id: group.body.id, displayName: 'Okta people' } });
    expect((await scim('PATCH', `/Groups/${group.body.id}`, renamed)).body.displayName).toBe('Okta people');
    const out = patchOf({ op: 'remove', path: `members[value eq "${made.body.id}"]` });
    expect((await scim('PATCH', `/Groups/${group.body.id}`, out)).body.members).toEqual([]);
  });
});

describe('a SCIM client', () => {
  it('learns what the server can do', async () => {
    expect((await scim('GET', '/ServiceProviderConfig')).body).toMatchObject({
      ...{
        patch: { supported: true },
        bulk: { supported: false },
        filter: { supported: true, maxResults: 200 },
      },
      etag: { supported: true },
    });
    expect((await scim('GET', '/ResourceTypes')).body.Resources.map(({ id }: { id: string }) => id)).toEqual([
      'User',
      'Group',
    ]);
    expect((await scim('GET', `/Schemas/${scimUrns.enterprise}`)).body.attributes).toMatchObject([
      { name: 'department' },
    ]);
    expect((await scim('GET', '/Bulk')).body).toMatchObject({ schemas: [scimUrns.error], status: '404' });
  });

  it('changes only what it has seen', async () => {
    const { body, headers } = await scim('POST', '/Users', { userName: 'tagged', externalId: 't' });
    const tag = headers.get('etag') ?? '';
    expect((await scim('GET', `/Users/${body.id}`, undefined, { 'if-none-match': tag })).status).toBe(304);
    const patch = patchOf({ op: 'replace', path: 'displayName', value: 'T' });
    expect((await scim('PATCH', `/Users/${body.id}`, patch, { 'if-match': tag })).status).toBe(200);
    const stale = await scim('PATCH', `/Users/${body.id}`, patch, { 'if-match': tag });
    expect([stale.status, stale.body.status]).toEqual([412, '412']);
  });

  it('is told which of its mistakes it was', async () => {
    await scim('POST', '/Users', { userName: 'twice' });
    expect((await scim('POST', '/Users', { userName: 'TWICE' })).body).toMatchObject({
      status: '409',
      scimType: 'uniqueness',
    });
    expect((await scim('POST', '/Users', { displayName: 'x' })).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
    expect((await filtered('/Users', 'userName eq')).body).toMatchObject({ scimType: 'invalidFilter' });
    expect((await filtered('/Users', `${'('.repeat(40)}a pr${')'.repeat(40)}`)).body).toMatchObject({
      scimType: 'invalidFilter',
    });
    const { body } = await scim('POST', '/Users', { userName: 'odd' });
    const odd = patchOf({ op: 'replace', path: '][', value: 1 });
    expect((await scim('PATCH', `/Users/${body.id}`, odd)).body).toMatchObject({ scimType: 'invalidPath' });
    expect((await scim('PATCH', `/Users/${body.id}`, patchOf({ op: 'move' }))).status).toBe(400);
  });

  it.each([
    ['userName sw "f-"', ['f-1', 'f-2']],
    ['active eq true and userName sw "f-"', ['f-1']],
    ['not (userName eq "f-1") and userName co "F-"', ['f-2']],
    ['emails[type eq "work" and value ew "example"]', ['f-1']],
    ['emails.value pr and (userName eq "f-1" or userName eq "x")', ['f-1']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "f-2"', ['f-2']],
    ['userName eq "f-1" and userName eq "f-2"', []],
  ])('finds by %s', async (filter, expected) => {
    const emails = [{ value: 'f@x.example', type: 'work' }];
    await scim('POST', '/Users', { userName: 'f-1', active: true, emails });
    await scim('POST', '/Users', { userName: 'f-2', active: false });
    const { body } = await filtered('/Users', filter);
    expect(body.Resources.map(({ userName }: { userName: string }) => userName)).toEqual(expected);
  });

  it('needs the key for it, and sees and changes nobody whom it did not bring, and nobody of others', async () => {
    const byHand = await stores.people.create(ourReach, somebody('By Hand', { places: [site] }));
    const foreign = await stores.people.create(
      theirReach,
      somebody('Foreign', { organisation: theirs, source: 'scim' }),
    );
    for (const { id } of [byHand, foreign])
      for (const method of ['GET', 'DELETE', 'PUT'])
        expect(
          (await scim(method, `/Users/${id}`, method === 'PUT' ? { userName: 'x' } : undefined)).status,
        ).toBe(404);
    const everybody = await scim('GET', '/Users?count=200');
    expect(JSON.stringify(everybody.body)).not.toMatch(/By Hand|Foreign/);
    const group = await scim('POST', '/Groups', { displayName: 'Ours' });
    const patch = patchOf({ op: 'add', path: 'members', value: [{ value: foreign.id }] });
    expect((await scim('PATCH', `/Groups/${group.body.id}`, patch)).status).toBe(404);
    const theirKey = ask({ ...key, organisation: theirs, reach: theirReach });
    expect((await theirKey('GET', `/scim/v2/Groups/${group.body.id}`)).status).toBe(404);
    expect(
      (await ask(callerOf({ permissions: new Set(['people-see']) }))('GET', '/scim/v2/Users')).status,
    ).toBe(403);
    expect((await ask(null)('GET', '/scim/v2/Users')).body).toMatchObject({ status: '401' });
  });

  it('leaves no name, mail or number in the audit trail', () => {
    const said = JSON.stringify(audit.lines);
    for (const secret of ['王', 'Ann', 'example', '13912345678', 'f-1']) expect(said).not.toContain(secret);
    expect(audit.lines.length).toBeGreaterThan(10);
  });
});
