import { shareName } from '@vedette/store/platform';
import { testServerFolder } from '@vedette/store/test/platform/test-database';
import { blind, canonicalBytes, provision, unblinded } from '@vedette/vault';
import { expect, test, vi } from 'vitest';
import { deviceAt, filesBelow, type KeeperStand, logged, openKeeperStand } from '../../test/keeper-kit.ts';
import { destroyShares, forgetDropped } from './forget.ts';

type Answer = Uint8Array | string;

function bytes(answer: Answer): Uint8Array {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

/** As a device does it: what it keeps in the clear, and the secret that it forgets. */
async function provisioned({ keeper, devices }: KeeperStand, nth: number, generation: number) {
  const device = deviceAt(devices, nth);
  const point = bytes(await keeper.prepare(device, generation));
  return { device, generation, point, ...provision(point) };
}

async function unlocked(
  { keeper }: KeeperStand,
  of: Awaited<ReturnType<typeof provisioned>>,
): Promise<Buffer> {
  const { x, blinding } = blind(of.c);
  const y = bytes(await keeper.ask(of.device, of.generation, x));
  return unblinded(y, blinding, of.point);
}

const settle = ({ keeper }: KeeperStand, device: KeeperStand['devices'][number], generation: number) =>
  keeper.settled(device, { generation, dropped: 2, survivors: 5 });

test('a device has its secret again by an exchange, counted and on record, and no other device has it', async () => {
  const stand = await openKeeperStand();
  const { keeper, trail, store } = stand;
  const first = await provisioned(stand, 0, 1);
  expect((await unlocked(stand, first)).equals(first.secret)).toBe(true);
  const other = await provisioned(stand, 1, 1);
  const { x } = blind(first.c);
  const wrong = bytes(await keeper.ask(other.device, 1, x));
  expect(Buffer.from(wrong).equals(bytes(await keeper.ask(first.device, 1, x)))).toBe(false);
  expect(trail.lines.map(({ action, target }) => [action, target])).toContainEqual([
    'device-unlocked',
    first.device,
  ]);
  expect(await store.keeper.standing(first.device)).toMatchObject({ answered: 2, refused: 0, isAlive: true });
});

test('the same generation gives the same point until it is settled, over processes', async () => {
  const stand = await openKeeperStand();
  const { keeper, devices } = stand;
  const device = deviceAt(devices, 0);
  const points = await Promise.all(Array.from({ length: 4 }, () => keeper.prepare(device, 3)));
  expect(new Set(points.map((point) => Buffer.from(bytes(point)).toString('hex'))).size).toBe(1);
  // Of generations before it there were none.
  expect(await settle(stand, device, 3)).toBe(2);
  expect(await keeper.prepare(device, 3)).toBe('generation-past');
  expect(await keeper.prepare(device, 2)).toBe('generation-past');
});

test('refuses what is no point, a share that was never prepared, and a device that asks without end', async () => {
  const stand = await openKeeperStand();
  const { keeper, devices } = stand;
  const first = await provisioned(stand, 0, 1);
  const beyond = Uint8Array.of(2, ...new Uint8Array(32).fill(0xff));
  expect(await keeper.ask(first.device, 1, beyond)).toBe('point-wrong');
  expect(await keeper.ask(first.device, 2, first.c)).toBe('share-unknown');
  expect(await keeper.ask(deviceAt(devices, 1), 1, first.c)).toBe('share-unknown');
  for (let nth = 0; nth < 20; nth++) bytes(await keeper.ask(first.device, 1, first.c));
  await expect(keeper.ask(first.device, 1, first.c)).rejects.toMatchObject({ code: 'rate-limited' });
  stand.clock.to(2);
  bytes(await keeper.ask(first.device, 1, first.c));
});

test('a re-key ends the older share once the new one is settled, and is gone for good after the next epoch', async () => {
  const stand = await openKeeperStand();
  const { keeper, forget, store } = stand;
  const old = await provisioned(stand, 0, 1);
  await settle(stand, old.device, 1);
  const next = await provisioned(stand, 0, 2);
  // Both phases may be cut off: until it is settled, either opens.
  expect((await unlocked(stand, old)).equals(old.secret)).toBe(true);
  expect((await unlocked(stand, next)).equals(next.secret)).toBe(true);
  expect(await settle(stand, next.device, 2)).toBe(0);
  expect(await keeper.ask(old.device, 1, old.c)).toBe('share-destroyed');
  expect(await store.keeper.standing(old.device)).toMatchObject({ generation: 2, gone: 0 });
  expect(await forgetDropped(forget)).toBe(true);
  expect(await settle(stand, next.device, 2)).toBe(1);
  expect((await unlocked(stand, next)).equals(next.secret)).toBe(true);
  const kinds = (await logged(store)).map(({ kind }) => kind);
  expect(kinds).toEqual(['REKEYED', 'REKEYED', 'SHARE_DESTROYED']);
  expect(await forgetDropped(forget)).toBe(false);
  expect(await logged(store)).toHaveLength(3);
});

test('a device that was lost is made unreadable for good, and the log says so', async () => {
  const stand = await openKeeperStand(60);
  const { keeper, forget, store, devices } = stand;
  const all = await Promise.all(devices.map((_, nth) => provisioned(stand, nth, 1)));
  await keeper.prepare(deviceAt(devices, 7), 2);
  const destroyed = await destroyShares(forget, deviceAt(devices, 7));
  expect(destroyed.shares.map(({ generation }) => generation)).toEqual([1, 2]);
  expect(await keeper.ask(deviceAt(devices, 7), 1, all[7]?.c ?? new Uint8Array())).toBe('share-destroyed');
  for (const [nth, of] of all.entries())
    if (nth !== 7 && nth % 10 === 0) expect((await unlocked(stand, of)).equals(of.secret)).toBe(true);
  const entries = await logged(store);
  expect(entries.map(({ kind }) => kind)).toEqual(['SHARE_DESTROYED', 'SHARE_DESTROYED']);
  expect(JSON.stringify(entries)).not.toContain(deviceAt(devices, 7));
  expect((await destroyShares(forget, deviceAt(devices, 7))).shares).toEqual(destroyed.shares);
});

test('old pages of the database open nothing with the custody that is left', async () => {
  const stand = await openKeeperStand(20);
  const { store, forget, devices, root, openRoot, racks } = stand;
  for (let nth = 0; nth < 20; nth++) await provisioned(stand, nth, 1);
  const { rows: shares } = await store.database.pool.query<{
    device_id: string;
    rack: number;
    wrapped: Buffer;
  }>('select device_id, rack, wrapped from keeper_share where wrapped is not null');
  const { rows: oldRacks } = await store.database.pool.query<{
    number: number;
    rack_group: string;
    epoch: number;
    wrapped: Buffer;
  }>('select number, rack_group, epoch, wrapped from custody_rack');
  await store.database.pool.query('checkpoint').catch(() => undefined);
  await store.keeper.dropAll(deviceAt(devices, 0), stand.clock.now());
  await forgetDropped(forget);
  // The disk still has them.
  const disk = filesBelow(await testServerFolder());
  const found = shares.filter(({ wrapped }) => disk.some((file) => file.includes(wrapped)));
  expect(found.length).toBeGreaterThan(0);
  const custody = await openRoot();
  for (const rack of oldRacks) {
    const name = canonicalBytes('vedette/rack/1', rack.rack_group, String(rack.number));
    const opening = custody.unwrap({ epoch: rack.epoch, bytes: rack.wrapped }, name);
    await expect(opening).rejects.toMatchObject({ code: 'store-key-missing' });
  }
  const lost = shares.find(({ device_id: device }) => device === deviceAt(devices, 0));
  if (lost === undefined) throw new Error('no share');
  const asIfKept = racks
    .custody('any')
    .unwrap({ epoch: lost.rack, bytes: lost.wrapped }, shareName(lost.device_id, 1));
  await expect(asIfKept).rejects.toMatchObject({ code: 'store-key-missing' });
  expect(await root.epochs()).toHaveLength(2);
  expect(await store.racks.notUnder((await root.epochs()).at(-1) ?? 0)).toEqual([]);
});

test('what a crash between the phases of forgetting left is forgotten by the next process', async () => {
  const stand = await openKeeperStand();
  const { store, forget, devices, openRoot, openRacks } = stand;
  const kept = await provisioned(stand, 1, 1);
  await provisioned(stand, 0, 1);
  await store.keeper.dropAll(deviceAt(devices, 0), stand.clock.now());
  const crash = vi.spyOn(store.racks, 'settleUnder').mockRejectedValueOnce(new Error('crash'));
  await expect(forgetDropped(forget)).rejects.toBeDefined();
  crash.mockRestore();
  expect(await store.keeper.pending()).toHaveLength(1);
  const racks = await openRacks(await openRoot());
  expect(await forgetDropped({ ...forget, racks })).toBe(true);
  expect(await store.keeper.pending()).toEqual([]);
  expect(await (await openRoot()).epochs()).toHaveLength(2);
  expect((await unlocked(stand, kept)).equals(kept.secret)).toBe(true);
});

test('a share is of no use at another device, even to whoever can write to the database', async () => {
  const stand = await openKeeperStand();
  const { store, keeper, devices } = stand;
  const first = await provisioned(stand, 0, 1);
  await provisioned(stand, 1, 1);
  await store.database.pool.query(
    `update keeper_share a set rack = b.rack, wrapped = b.wrapped from keeper_share b
     where a.device_id = $1 and b.device_id = $2`,
    [deviceAt(devices, 1), first.device],
  );
  await expect(keeper.ask(deviceAt(devices, 1), 1, first.c)).rejects.toMatchObject({ code: 'store-damaged' });
});
