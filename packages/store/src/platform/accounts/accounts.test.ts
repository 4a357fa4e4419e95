import { instant, type OrganisationId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import {
  ourReach,
  ours,
  plantPlaces,
  site,
  theirReach,
  theirSite,
} from '../../../test/platform/people-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import type { AccountId, NewAccount } from './port.ts';

const store = await testPlatformStore();
await plantPlaces(store.database);
const at = instant(Date.now());
const later = (milliseconds: number) => instant(at + milliseconds);

const account = (name: string, change: Partial<NewAccount> = {}): NewAccount => ({
  ...{ organisation: ours, name, displayName: name, person: null, source: 'hand', passwordHash: 'hash' },
  ...{ grants: [{ role: 'guard', places: [site] }] },
  ...change,
});

describe('an account', () => {
  it('signs in by its name whatever its case and width, which nobody else has in any organisation', async () => {
    const { id } = await store.accounts.create(ourReach, account('Wang Ｗei'));
    const known = await store.accounts.byName('wang wEI');
    expect(known).toMatchObject({ account: { id, hasPassword: true }, passwordHash: 'hash' });
    await expect(store.accounts.create(ourReach, account('WANG WEI'))).rejects.toMatchObject({
      code: 'conflict',
      details: { at: 'name' },
    });
  });

  it('is not found by another organisation, which gives it no places of its own either', async () => {
    const { id } = await store.accounts.create(ourReach, account('li'));
    expect(await store.accounts.get(theirReach, id)).toBeNull();
    const items = (await store.accounts.list(theirReach, {})).items;
    expect(items).toEqual([]);
    for (const act of [
      () => store.accounts.change(theirReach, id, { isDisabled: true }),
      () => store.accounts.remove(theirReach, id),
      () => store.accounts.create(theirReach, account('zhao')),
      () =>
        store.accounts.create(
          ourReach,
          account('qian', { grants: [{ role: 'guard', places: [theirSite] }] }),
        ),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is signed out everywhere when its password, roles or standing change', async () => {
    const { id } = await store.accounts.create(ourReach, account('sun'));
    for (const change of [{ passwordHash: 'other' }, { grants: [] }, { isDisabled: true }]) {
      await store.accounts.change(ourReach, id, { isDisabled: false });
      await store.sessions.open('s', sessionOf(id));
      expect(await store.sessions.find('s', at)).toMatchObject({ account: id });
      await store.accounts.change(ourReach, id, change);
      expect(await store.sessions.find('s', at)).toBeNull();
    }
  });

  const sessionOf = (id: AccountId) => ({
    ...({ account: id, openedBy: 'password', createdAt: at, expiresAt: later(1000) } as const),
    ...{ address: null, agent: null },
  });

  it('pages by name without leaving one out', async () => {
    for (let n = 0; n < 5; n++) await store.accounts.create(ourReach, account(`page-${n}`));
    const names: string[] = [];
    let cursor: Awaited<ReturnType<typeof store.accounts.list>>['next'] = null;
    do {
      const page: Awaited<ReturnType<typeof store.accounts.list>> = await store.accounts.list(ourReach, {
        limit: 2,
        cursor,
      });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.next;
    } while (cursor !== null);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('page-'))).toHaveLength(5);
  });
});

describe('a session', () => {
  it('ends by its time, by itself alone, or with all others', async () => {
    const { id } = await store.accounts.create(ourReach, account('zhou'));
    const open = (hash: string) =>
      store.sessions.open(hash, {
        ...{ account: id, openedBy: 'passkey', createdAt: at, expiresAt: later(1000) },
        ...{ address: '::1', agent: 'a browser' },
      });
    const [one] = [await open('a'), await open('b'), await open('c')];
    expect(await store.sessions.find('a', later(1000))).toBeNull();
    await store.sessions.end(id, one.id);
    await expect(
      store.sessions.end('00000000-0000-7000-8000-000000000000' as AccountId, one.id),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await store.sessions.endAll(id, 'b');
    expect((await store.sessions.list(id, at)).length).toBe(1);
  });
});

describe('second factors', () => {
  it('take each step of time and each recovery code once, whoever tries at the same moment', async () => {
    const { id } = await store.accounts.create(ourReach, account('wu'));
    const code = new Uint8Array([1, 2, 3]);
    await store.factors.setTotp(id, { epoch: 1, bytes: new Uint8Array(40) });
    await store.factors.confirmTotp(id, 10, [code], at);
    await expect(store.factors.setTotp(id, { epoch: 1, bytes: new Uint8Array(40) })).rejects.toMatchObject({
      code: 'conflict',
    });
    const taken = await Promise.all([1, 2, 3].map(() => store.factors.takeStep(id, 11)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.factors.takeStep(id, 10)).toBe(false);
    const codes = await Promise.all([1, 2, 3].map(() => store.factors.takeCode(id, code)));
    expect(codes.filter(Boolean)).toHaveLength(1);
    expect(await store.factors.codesLeft(id)).toBe(0);
  });

  it('refuse a passkey whose counter does not grow: there is a copy of it', async () => {
    const { id } = await store.accounts.create(ourReach, account('zheng'));
    const key = await store.factors.addPasskey({
      ...{ account: id, credential: 'cred', publicKey: new Uint8Array(3), counter: 5, transports: [] },
      ...{ isBackedUp: false, name: 'key', createdAt: at },
    });
    expect(await store.factors.usedPasskey(key.id, 6, false, at)).toBe(true);
    expect(await store.factors.usedPasskey(key.id, 6, false, at)).toBe(false);
    await store.factors.reset(id);
    expect(await store.factors.byCredential('cred')).toBeNull();
  });
});

it('takes a ticket once, of its kind, in time', async () => {
  await store.tickets.issue('t', 'second-factor', { account: null, data: { a: 1 } }, later(1000));
  expect(await store.tickets.take('t', 'oidc', at)).toBeNull();
  expect(await store.tickets.take('t', 'second-factor', later(1000))).toBeNull();
  const taken = await Promise.all([1, 2].map(() => store.tickets.take('t', 'second-factor', at)));
  expect(taken.filter((one) => one !== null)).toEqual([{ account: null, data: { a: 1 } }]);
});

it('counts wrong tries made at once one after the other, and forgets them after a day', async () => {
  const rule = (count: number) => (count >= 3 ? 1000 : 0);
  const waits = await Promise.all(Array.from({ length: 8 }, () => store.attempts.begin('w', at, rule)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  expect(await store.attempts.begin('w', later(25 * 3_600_000), rule)).toBe(0);
});

it('makes the first organisation once, however many processes start', async () => {
  const fresh = await testPlatformStore();
  await Promise.all([1, 2, 3].map(() => fresh.organisations.found('One', 'Gate', 'Asia/Shanghai')));
  const first = await fresh.organisations.first();
  expect(first).toMatchObject({ name: 'One', parent: null, exportNeedsTwo: true, askReason: false });
  const reach = { organisations: [first?.id ?? ('' as OrganisationId)], places: null };
  expect(await fresh.locations.tree(reach)).toMatchObject([{ id: 1, kind: 'site', site: 1, name: 'Gate' }]);
  const owner = account('owner', { organisation: reach.organisations[0] ?? ours, grants: [] });
  const claims = await Promise.all([1, 2].map((n) => fresh.accounts.claim({ ...owner, name: `owner${n}` })));
  expect(claims.filter((one) => one !== null)).toHaveLength(1);
});

it('reaches from an organisation to those below it, and never up', async () => {
  const child = await store.organisations.create(ourReach, ours, 'Below');
  await store.organisations.create({ organisations: [child.id], places: null }, child.id, 'Deeper');
  expect(await store.organisations.below(ours)).toHaveLength(3);
  expect(await store.organisations.below(child.id)).not.toContain(ours);
  await expect(store.organisations.create(theirReach, ours, 'x')).rejects.toMatchObject({
    code: 'not-found',
  });
  await store.organisations.change(ourReach, ours, { askReason: true });
  expect(await store.organisations.change(ourReach, ours, { name: 'New' })).toMatchObject({
    ...{ name: 'New', askReason: true, exportNeedsTwo: true },
  });
});

it('gives a turn to one process, and another when that one has died', async () => {
  const turns = await Promise.all([1, 2, 3].map(() => store.tasks.take('sweep', at, later(1000))));
  expect(turns.filter(Boolean)).toHaveLength(1);
  expect(await store.tasks.take('sweep', later(1000), later(2000))).toBe(true);
  await store.tasks.done('sweep', later(5000));
  expect(await store.tasks.take('sweep', later(4999), later(9000))).toBe(false);
  expect(await store.tasks.take('sweep', later(5000), later(9000))).toBe(true);
});
