import { randomUUID } from 'node:crypto';
import { shredText, syncDocuments } from '@vedette/contract/link';
import { duration, instant, type OrganisationId, presetDuty } from '@vedette/domain';
import { isSignedBy } from '@vedette/link/device';
import type { LocationId, Reach } from '@vedette/store/platform';
import { organisation } from '@vedette/store/test/platform/record-kit';
import { type KeyDay, type KeyOwner, keyDay } from '@vedette/vault';
import { beforeEach, expect, test } from 'vitest';
import { deviceAt, type KeeperStand, logged, openKeeperStand } from '../../test/keeper-kit.ts';
import { forgetDropped } from '../keeper/forget.ts';
import { decideShred } from './decide-shred.ts';
import { dropDue, leastKeepsOf } from './drop-due.ts';

const ours = organisation as OrganisationId;
const owner = organisation as string as KeyOwner;
const theirs = '00000000-0000-4000-8000-000000000009' as OrganisationId;
const reach: Reach = { organisations: [ours], places: null };
const foreign: Reach = { organisations: [theirs], places: null };
const aDay = 86_400_000;
const days = (count: number) => duration(count * aDay);
const since = '2026-01-01';

let stand: KeeperStand;
beforeEach(async () => {
  stand = await openKeeperStand();
});

/** The calendar day, so many days before the clock. */
const dayBefore = (count: number): KeyDay =>
  keyDay(new Date(stand.clock.now() - count * aDay).toISOString().slice(0, 10));
const make = (purpose: string, back: readonly number[], keeps = [days(1), days(14)]) =>
  stand.keys.publicKeys(owner, purpose, back.map(dayBefore), keeps);
const states = () => stand.store.keyShredding.states(reach, since);
const deps = () => ({ stores: stand.store, key: stand.key, now: stand.clock.now });
const alive = async (purpose: string) =>
  (await states())
    .filter((one) => one.purpose === purpose && one.alive > 0)
    .map(({ day, alive: count }) => [day, count]);

const act = {
  ...{ organisation: ours, site: null, from: null, through: null, why: 'purpose-ended' as const },
  ...{ by: 'account-1', agreedBy: 'account-2', note: 'notice of 2022-12-07' },
};
const hold = (change: object = {}) => ({
  ...{ id: randomUUID(), organisation: ours, purpose: 'epidemic-control', from: null, through: null },
  ...{ reason: 'case 12', setAt: stand.clock.now(), setBy: 'account-1', setAgreedBy: 'account-2' },
  ...change,
});

test('each key dies when its own period is over, the index with the last of its day', async () => {
  await make('epidemic-control', [0, 2, 20]);
  expect(await dropDue(deps())).toBe(1 + 3);
  expect(await alive('epidemic-control')).toEqual([
    [dayBefore(2), 2],
    [dayBefore(0), 3],
  ]);
  const pending = (await states()).filter((one) => one.pending > 0);
  expect(pending.map(({ day, pending: count }) => [day, count])).toEqual([
    [dayBefore(20), 3],
    [dayBefore(2), 1],
  ]);
  await forgetDropped(stand.forget);
  expect((await states()).some((one) => one.pending > 0)).toBe(false);
  expect((await states()).reduce((sum, one) => sum + one.gone, 0)).toBe(4);
  expect(await logged(stand.store)).toMatchObject([
    {
      kind: 'SHREDDED',
      subject: null,
      detail: { purpose: 'epidemic-control', from: dayBefore(20), to: dayBefore(2), keys: 4 },
    },
  ]);
  // What is alive still opens, under another rack and another epoch.
  const [again] = await make('epidemic-control', [0]);
  expect(again?.recipients).toHaveLength(2);
  await expect(make('epidemic-control', [20])).rejects.toMatchObject({ code: 'not-found' });
});

test('a hold keeps what it covers, and lifting it lets it go at once', async () => {
  const { store } = stand;
  await make('epidemic-control', [20, 25]);
  await make('attendance', [20]);
  const set = await store.retention.setHold(reach, hold({ from: dayBefore(22) }));
  expect(await dropDue(deps())).toBe(6);
  expect(await alive('epidemic-control')).toEqual([[dayBefore(20), 3]]);
  expect(await alive('attendance')).toEqual([]);
  const lifted = { at: stand.clock.now(), by: 'account-1', agreedBy: 'account-2' };
  await expect(store.retention.liftHold(foreign, set.id, lifted)).rejects.toMatchObject({
    code: 'not-found',
  });
  await store.retention.liftHold(reach, set.id, lifted);
  await expect(store.retention.liftHold(reach, set.id, lifted)).rejects.toMatchObject({ code: 'conflict' });
  expect(await dropDue(deps())).toBe(3);
  await forgetDropped(stand.forget);
  const kinds = (await logged(store)).map(({ kind }) => kind);
  expect(kinds).toEqual(['SHREDDED', 'SHREDDED', 'SHREDDED', 'HOLD_SET', 'HOLD_LIFTED'].slice(-kinds.length));
});

test('the end of a purpose kills every key of it, tells every terminal, and lets none be made again', async () => {
  const { store, devices } = stand;
  await make('epidemic-control', [0, 3], [days(14)]);
  await make('access-control', [0, 3], [days(14)]);
  const ended = await decideShred(deps(), reach, { ...act, purpose: 'epidemic-control' });
  expect(await alive('epidemic-control')).toEqual([]);
  expect((await alive('access-control')).length).toBe(2);
  await expect(make('epidemic-control', [1])).rejects.toMatchObject({ code: 'not-found' });
  await expect(decideShred(deps(), reach, { ...act, purpose: 'epidemic-control' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(decideShred(deps(), foreign, { ...act, purpose: 'attendance' })).rejects.toMatchObject({
    code: 'not-found',
  });
  for (const site of [2, 3] as LocationId[]) {
    const rows = await store.sync.rows(site, null, 100);
    const row = rows.find(({ key }) => key === `shred/${ended.id}`);
    const document = syncDocuments.shred.parse(JSON.parse(row?.document ?? ''));
    const text = Buffer.from(shredText(ended.id, document));
    const signature = Buffer.from(document.signature, 'base64url');
    expect(isSignedBy(stand.key.publicKey, text, signature)).toBe(true);
    expect(
      isSignedBy(
        stand.key.publicKey,
        Buffer.from(shredText(ended.id, { ...document, purpose: 'x' })),
        signature,
      ),
    ).toBe(false);
  }
  await forgetDropped(stand.forget);
  expect(await logged(store)).toMatchObject([
    { kind: 'SHREDDED' },
    {
      kind: 'PURPOSE_ENDED',
      detail: { act: ended.id, purpose: 'epidemic-control', devices: devices.length },
    },
  ]);
});

test('each terminal says for itself what became of it, and no stranger does for it', async () => {
  const { store, devices, clock } = stand;
  const { id } = await decideShred(deps(), reach, { ...act, purpose: 'epidemic-control' });
  const report = { shred: id, why: null, generation: 4, keys: 9 };
  await store.retention.reported(deviceAt(devices, 0), [{ ...report, state: 'done' }], clock.now());
  await store.retention.reported(
    deviceAt(devices, 1),
    [
      { ...report, state: 'pending', why: 'hold' },
      { ...report, shred: randomUUID(), state: 'done' },
    ],
    clock.now(),
  );
  await store.database.pool.query(`insert into organisation (id, name) values ($1, 'Theirs')`, [theirs]);
  await store.database.pool.query('update location set organisation_id = $1 where id = 3', [theirs]);
  const others = await store.retention.onDevices(reach, id, { limit: 100 });
  const counts = await store.retention.counts(reach, id);
  expect(counts.done + counts.pending + counts.waiting).toBe(others.items.length);
  expect(others.items.length).toBeLessThan(devices.length);
  const stranger = devices.find((device) => !others.items.some((one) => one.device === device));
  if (stranger === undefined) throw new Error('no stranger');
  await store.retention.reported(stranger, [{ ...report, state: 'done' }], clock.now());
  expect((await store.retention.counts(reach, id)).done).toBe(counts.done);
  await expect(store.retention.counts(foreign, id)).rejects.toMatchObject({ code: 'not-found' });
});

test('what a duty promised to keep at least stays so long, whatever is decided', async () => {
  const { store, clock } = stand;
  const preset = presetDuty('epidemic-2022', { processor: { name: 'Works', contact: 'desk' } });
  const collect = { name: { why: 'order', minKeep: '7d', maxKeep: '14d', visibleTo: ['tracer'] } } as const;
  const duty = { ...preset, collect };
  expect(leastKeepsOf(ours, duty)).toEqual([
    { organisation: ours, purpose: duty.purpose, keep: 14 * 86_400, least: 7 * 86_400 },
  ]);
  const change = { by: 'account-1', note: 'as agreed', at: clock.now() };
  await store.duties.add(reach, ours, duty, change);
  await make(duty.purpose, [1, 10], [days(14)]);
  await decideShred(deps(), reach, { ...act, purpose: duty.purpose });
  expect(await alive(duty.purpose)).toEqual([[dayBefore(1), 2]]);
  clock.to(24 * 8);
  await dropDue(deps());
  expect(await alive(duty.purpose)).toEqual([]);
  expect(await store.retention.heldFrom()).toBeNull();
  await store.retention.setHold(reach, hold({ from: '2026-11-01' }));
  expect(await store.retention.heldFrom()).toBe(instant(Date.UTC(2026, 9, 31)));
});

test('a capture goes with its key, one of a longer period and one whose key lives stay', async () => {
  const { store, devices, clock } = stand;
  const [old, young] = await make('epidemic-control', [3, 0]);
  if (old === undefined || young === undefined) throw new Error('no keys');
  const add = async (hash: string, key: typeof old, keep: number, back: number) => {
    const sealed = Buffer.alloc(60);
    sealed.set([1, 1]);
    sealed.writeUInt32BE(keep, 2);
    const values = [deviceAt(devices, 0), hash.repeat(64), randomUUID()];
    await store.database.pool.query(
      `insert into capture (device_id, hash, site_id, record_id, occurred_at, taken_at, key_id, size, arrived,
         is_complete, created_at)
       select id, $2, site_id, $3::uuid, $4, $4, $5, 60, 60, true, $6 from device where id = $1`,
      [...values, new Date(clock.now() - back * aDay), key.id, new Date(clock.now())],
    );
    await store.database.pool.query(
      'insert into capture_part (device_id, hash, start, bytes) values ($1, $2, 0, $3)',
      [...values.slice(0, 2), sealed],
    );
  };
  await add('a', old, 86_400, 3);
  await add('b', old, 14 * 86_400, 3);
  await add('c', young, 86_400, 0);
  await dropDue(deps());
  const { rows } = await store.database.pool.query<{ hash: string }>(
    'select hash from capture order by hash',
  );
  expect(rows.map(({ hash }) => hash[0])).toEqual(['b', 'c']);
});

test('a site that comes later learns what has ended', async () => {
  const { store, clock } = stand;
  const { id } = await decideShred(deps(), reach, { ...act, purpose: 'epidemic-control' });
  await store.database.pool.query(
    `insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone)
     values (9, $1, 1, 9, '{1,9}', 'site', 'New', 'Asia/Shanghai')`,
    [ours],
  );
  await store.retention.tellSites(clock.now());
  const rows = await store.sync.rows(9 as LocationId, null, 10);
  expect(rows.map(({ key }) => key)).toEqual([`shred/${id}`]);
});
