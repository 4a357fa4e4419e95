import { directoryRoutes } from '@vedette/contract/platform';
import { dumpDatabase, placesOf } from '@vedette/store/test/platform/dump-database';
import { ourReach, plantPlaces, site, theirReach, theirs } from '@vedette/store/test/platform/people-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf, openTrail, peopleApp, testClock, testCustody } from '../../../test/people-app.ts';
import { noSlapd, type Slapd, startSlapd } from '../../../test/slapd.ts';
import { serveModule } from '../../module/serve-module.ts';
import { directoryAccess, directoryHandlers } from '../handlers.ts';
import { runDueDirectories } from './run-directory.ts';

const clock = testClock();
const stores = await testPlatformStore({ now: clock.now });
const audit = openTrail();
const deps = {
  ...{ stores, audit, now: clock.now, custody: await testCustody() },
  mayReach: (address: string) => address === '127.0.0.1' || address === '::1',
};
const ask = peopleApp((app) => serveModule(app, directoryRoutes, directoryAccess, directoryHandlers(deps)));
const admin = ask(callerOf());
let slapd: Slapd;

beforeAll(async () => {
  await plantPlaces(stores.database);
  if (noSlapd !== null) return;
  slapd = await startSlapd();
  for (const [uid, cn] of people)
    await slapd.admin.add(`uid=${uid},${slapd.baseDn}`, {
      ...{ objectClass: 'inetOrgPerson', uid, cn, sn: cn.slice(0, 1), departmentNumber: '研发' },
      ...{ mail: `${uid}@works.example`, mobile: uid === 'wang' ? '13912345678' : 'call the desk' },
    });
});
afterAll(() => slapd?.stop());

const people = [
  ['wang', '王小明'],
  ['li', '李雷'],
  ['han', '韩梅梅'],
  ['ann', 'Ann Lee'],
] as const;
const mapping = {
  ...{ externalId: 'entryUUID', name: 'cn', otherName: null, phone: 'mobile', mail: 'mail' },
  ...{ unit: 'departmentNumber', userName: 'uid' },
};
const settings = (change = {}) => ({
  ...{ name: 'Works', url: slapd.url, startTls: false, bindDn: slapd.bindDn, password: slapd.password },
  ...{ authority: slapd.authority, baseDn: slapd.baseDn, filter: '(objectClass=inetOrgPerson)', mapping },
  ...{ group: null as string | null, everyMinutes: null as number | null },
  ...change,
});
const made = async (change = {}) => {
  const { status, body } = await admin('POST', '/api/directories', settings(change));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.id as string;
};
const run = async (id: string) => (await admin('POST', `/api/directories/${id}/run`)).body.outcome;
const dn = (uid: string): string => `uid=${uid},${slapd.baseDn}`;

describe('people from a directory', () => {
  it('are previewed masked, read into a group, changed, and inactive when they are gone', async (context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    const given = { organisation: callerOf().organisation, name: 'Staff', externalId: null, places: [site] };
    const group = await stores.groups.create(ourReach, given);
    const id = await made({ group: group.id });
    const { body } = await admin('POST', `/api/directories/${id}/preview`);
    expect(body.lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(4).fill('created'));
    expect(body.lines[0]).toMatchObject({ name: '王**', phone: '139****5678', unit: '研发' });
    expect(await stores.people.count(ourReach, { source: 'ldap', limit: 1 })).toBe(0);
    expect(await run(id)).toEqual({
      ...{ ok: true, read: 4, created: 4, changed: 0, unchanged: 0, refused: 0, deactivated: 0 },
    });
    expect(await run(id)).toMatchObject({ unchanged: 4, created: 0 });
    const known = await stores.sync.rows(site, null, 100);
    expect(known).toHaveLength(4);
    await slapd.admin.del(dn('han'));
    await slapd.admin.modifyDN(dn('li'), 'uid=lilei');
    expect(await run(id)).toMatchObject({ read: 3, changed: 1, unchanged: 2, deactivated: 1 });
    expect(await stores.sync.rows(site, null, 100)).toHaveLength(3);
    const page = await stores.people.search(ourReach, { source: 'ldap', limit: 10 });
    expect(page.items.map(({ isActive }) => isActive).toSorted()).toEqual([false, true, true, true]);
    // A text that is no number stands in many directories.
    expect(page.items.filter(({ phone }) => phone !== null)).toHaveLength(1);
    await admin('DELETE', `/api/directories/${id}`);
  });

  it('stay active when nearly all of them are gone at once: a wrong filter is likelier', async (context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    const id = await made({ name: 'Filtered' });
    expect(await run(id)).toMatchObject({ ok: true, read: 3 });
    await admin(
      'PUT',
      `/api/directories/${id}`,
      settings({ name: 'Filtered', filter: '(uid=wang)', password: undefined }),
    );
    expect(await run(id)).toEqual({ ok: false, problem: 'conflict too few entries' });
    const page = await stores.people.search(ourReach, { source: 'ldap', limit: 20 });
    const own = page.items.filter(({ externalId }) => externalId?.startsWith(id));
    expect(own.every(({ isActive }) => isActive)).toBe(true);
    await admin('DELETE', `/api/directories/${id}`);
  });

  it('are read again by themselves, by one process of several', async (context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    const id = await made({ name: 'Timed', everyMinutes: 60 });
    expect(await runDueDirectories(deps)).toBe(0);
    clock.to(1.01);
    const counts = await Promise.all([runDueDirectories(deps), runDueDirectories(deps)]);
    expect(counts.toSorted()).toEqual([0, 1]);
    const { body } = await admin('GET', '/api/directories');
    expect(body).toMatchObject([
      { id, ranAt: clock.now(), dueAt: clock.now() + 3_600_000, outcome: { ok: true } },
    ]);
    await admin('DELETE', `/api/directories/${id}`);
  });

  it('come page by page, many of them', async (context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    for (let n = 0; n < 620; n += 1)
      await slapd.admin.add(`uid=m${n},${slapd.baseDn}`, {
        objectClass: 'inetOrgPerson',
        uid: `m${n}`,
        cn: `Many ${n}`,
        sn: 'M',
      });
    const id = await made({ name: 'Many', filter: '(cn=Many*)' });
    expect(await run(id)).toMatchObject({ read: 620, created: 620 });
    await admin('DELETE', `/api/directories/${id}`);
  });
});

describe('a directory', () => {
  it.for([
    ['a wrong password', { password: 'wrong' }, 'sign-in-failed directory'],
    ['a certificate of nobody’s', { authority: null }, 'driver-failed directory'],
    ['a filter that is none', { filter: '(((' }, 'input-invalid filter'],
    ['a place that is not there', { baseDn: 'dc=nowhere,dc=example' }, 'input-invalid directory'],
    ['an address out of reach', { url: 'ldaps://169.254.169.254' }, 'not-allowed url'],
    ['an address where nothing listens', { url: 'ldaps://localhost:9' }, 'driver-failed directory'],
    ['no TLS', { url: 'ldap://localhost' }, 'input-invalid startTls'],
  ] as const)('with %s says so and changes nobody', async ([name, change, problem], context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    const id = await made({ name, ...change });
    expect(await run(id)).toEqual({ ok: false, problem });
    await admin('DELETE', `/api/directories/${id}`);
  });

  it('is read at a new address only with its password said anew', async (context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    const id = await made({ name: 'Moved' });
    const moved = settings({ name: 'Moved', url: 'ldaps://evil.example', password: undefined });
    expect((await admin('PUT', `/api/directories/${id}`, moved)).body).toMatchObject({ at: 'password' });
    await admin('DELETE', `/api/directories/${id}`);
  });

  it('is found by nobody else, needs its right, and its password is nowhere in the database', async (context) => {
    if (noSlapd !== null) return context.skip(noSlapd);
    const id = await made({ name: 'Own' });
    const foreign = ask(callerOf({ organisation: theirs, reach: theirReach }));
    expect((await foreign('GET', '/api/directories')).body).toEqual([]);
    expect((await foreign('POST', `/api/directories/${id}/run`)).status).toBe(404);
    expect((await foreign('DELETE', `/api/directories/${id}`)).status).toBe(404);
    expect(
      (await ask(callerOf({ permissions: new Set(['people-see']) }))('GET', '/api/directories')).status,
    ).toBe(403);
    const partly = ask(callerOf({ reach: { ...ourReach, places: [site] } }));
    expect((await partly('GET', '/api/directories')).body).toEqual([]);
    expect(placesOf(await dumpDatabase(stores.database), slapd.password)).toEqual([]);
    expect(JSON.stringify(audit.lines)).not.toMatch(/王|Ann|works\.example|password of/);
  });
});
