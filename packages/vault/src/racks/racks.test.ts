import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/kit.ts';
import { memoryRacks } from '../../test/memory-racks.ts';
import { fileCustody } from '../custody/file-custody.ts';
import type { RotatingCustody, WrappedKey } from '../custody/port.ts';
import { Racks } from './racks.ts';

const name = (text: string) => new TextEncoder().encode(text);

async function openRoot(folder = temporaryFolder()): Promise<RotatingCustody> {
  const path = join(folder, 'keys', 'custody.key');
  return fileCustody({ path, outside: join(folder, 'data'), mayCreate: async () => true });
}

async function openStand() {
  const memory = memoryRacks();
  const root = await openRoot();
  const deps = { ...memory, root, now: () => 0 };
  return { memory, root, deps, racks: await Racks.open(deps) };
}

async function planted({ memory, racks }: Awaited<ReturnType<typeof openStand>>, count: number) {
  const custody = racks.custody('days');
  const keys = new Map<string, Buffer>();
  for (let nth = 0; nth < count; nth++) {
    const [key, of] = [randomBytes(32), `key-${nth}`];
    keys.set(of, key);
    memory.rows.set(of, await custody.wrap(key, name(of)));
  }
  return { custody, keys };
}

test('survivors open after a renewal, and what was dropped opens under nothing that is left', async () => {
  const stand = await openStand();
  const { memory, racks, root } = stand;
  const { custody, keys } = await planted(stand, 3);
  const stolen = structuredClone([...memory.rows]) as [string, WrappedKey][];
  const stolenRacks = structuredClone([...memory.racks.values()]);
  const dropped = memory.rows.get('key-1');
  memory.rows.delete('key-1');
  const before = await root.epochs();
  const epoch = await racks.renew(['days']);
  expect(await root.epochs()).toEqual([before[0], epoch]);
  expect(before).not.toContain(epoch);
  for (const [of, wrapped] of memory.rows)
    expect((await custody.unwrap(wrapped, name(of))).equals(keys.get(of) ?? Buffer.alloc(0))).toBe(true);
  if (dropped === undefined) throw new Error('nothing dropped');
  await expect(custody.unwrap(dropped, name('key-1'))).rejects.toMatchObject({ code: 'store-key-missing' });
  // A whole copy of the database from before, with every custody key there is now.
  const thief = memoryRacks();
  for (const rack of stolenRacks) thief.racks.set(rack.number, rack);
  const forged = await Racks.open({ ...thief, root, now: () => 0 }).catch(() => null);
  for (const [of, wrapped] of stolen)
    await expect((forged ?? racks).custody('days').unwrap(wrapped, name(of))).rejects.toMatchObject({
      code: 'store-key-missing',
    });
});

test('what is never forgotten stays under the first epoch, and opens with a copy of the custody from then', async () => {
  const stand = await openStand();
  const { racks, root } = stand;
  const [first = 0] = await root.epochs();
  const kept = await racks.kept();
  const secret = await kept.wrap(Buffer.alloc(32, 7), name('link'));
  await planted(stand, 1);
  await racks.renew(['days']);
  expect(secret.epoch).toBe(first);
  expect((await kept.unwrap(secret, name('link'))).every((byte) => byte === 7)).toBe(true);
  expect(await root.epochs()).toHaveLength(2);
});

test.each(['add', 'move', 'remove', 'settleUnder', 'epochsDestroyed'] as const)(
  'what a crash at %s cut off is finished at the next start, and nothing is lost',
  async (at) => {
    const stand = await openStand();
    const { memory, racks, root } = stand;
    const { keys } = await planted(stand, 4);
    const before = await root.epochs();
    memory.crashAt = at;
    await expect(racks.renew(['days'])).rejects.toThrow('crash');
    memory.crashAt = null;
    // Another process, with nothing in memory.
    const next = await Racks.open({ ...memory, root, now: () => 0 });
    await next.renew(['days']);
    expect([...memory.racks.values()].map(({ group }) => group)).toEqual(['days']);
    // The first one stays for what is never forgotten.
    expect((await root.epochs()).filter((epoch) => before.includes(epoch))).toEqual(before.slice(0, 1));
    expect(await root.epochs()).toHaveLength(2);
    for (const [of, wrapped] of memory.rows)
      expect(
        (await next.custody('days').unwrap(wrapped, name(of))).equals(keys.get(of) ?? Buffer.alloc(0)),
      ).toBe(true);
  },
);

test('a process that has not noticed a rotation wraps under what counts now', async () => {
  const stand = await openStand();
  const { memory, root } = stand;
  await planted(stand, 1);
  const late = await Racks.open({ ...memory, root, now: () => 0 });
  await late.custody('days').wrap(randomBytes(32), name('warm'));
  await stand.racks.renew(['days']);
  const wrapped = await late.custody('days').wrap(Buffer.alloc(32, 5), name('late'));
  expect(memory.racks.has(wrapped.epoch)).toBe(true);
  expect((await late.custody('days').unwrap(wrapped, name('late'))).every((byte) => byte === 5)).toBe(true);
});

test('an old copy of the database opens nothing by itself; told to, it goes on with what the custody still has', async () => {
  const stand = await openStand();
  const { memory, racks, root } = stand;
  const secret = await (await racks.kept()).wrap(Buffer.alloc(32, 7), name('link'));
  await planted(stand, 2);
  const copied = {
    racks: [...memory.racks],
    rows: [...memory.rows],
    epochs: structuredClone([...memory.epochs]),
  };
  await racks.renew(['days']);
  const old = memoryRacks();
  for (const [number, rack] of copied.racks) old.racks.set(number, rack);
  for (const [of, row] of copied.rows) old.rows.set(of, row);
  for (const [number, epoch] of copied.epochs) old.epochs.set(number, epoch);
  const opening = Racks.open({ ...old, root, now: () => 0 });
  await expect(opening).rejects.toMatchObject({ code: 'store-key-missing' });
  const again = await Racks.open({ ...old, root, now: () => 0, mayGiveUp: true });
  expect(old.rows.size).toBe(0);
  expect((await (await again.kept()).unwrap(secret, name('link'))).every((byte) => byte === 7)).toBe(true);
  const wrapped = await again.custody('days').wrap(Buffer.alloc(32, 9), name('new'));
  expect((await again.custody('days').unwrap(wrapped, name('new')))[0]).toBe(9);
  // Another custody altogether is refused whatever is said.
  const strange = Racks.open({ ...old, root: await openRoot(), now: () => 0, mayGiveUp: true });
  await expect(strange).rejects.toMatchObject({ code: 'store-key-missing' });
});
