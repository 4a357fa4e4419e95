import type { Device, DeviceId, LocationId } from '@vedette/store/platform';
import { expect, it } from 'vitest';
import { watchSets } from './watch-sets.ts';

const device = (name: string) => name as DeviceId;
const site = (number: number) => number as LocationId;

it('wakes the devices of a site whose set has changed, and no others', async () => {
  const versions = new Map([
    [site(1), 5],
    [site(2), 5],
  ]);
  const woken: DeviceId[] = [];
  const standing = new Map([
    [device('a'), site(1)],
    [device('b'), site(2)],
  ]);
  const watch = watchSets({
    sync: { versions: async (sites) => new Map([...versions].filter(([one]) => sites.includes(one))) },
    known: { claimed: async (id) => ({ site: standing.get(id) ?? null }) as Device },
    wake: (id) => woken.push(id),
  });
  expect(await watch.look()).toBe(0);
  for (const id of [...standing.keys(), device('nowhere')])
    await watch.presence({ device: id, isOnline: true });
  // What changed before anybody looked nobody knows: everybody is told once.
  expect(await watch.look()).toBe(2);
  expect(await watch.look()).toBe(0);
  versions.set(site(2), 6);
  expect([await watch.look(), woken.at(-1)]).toEqual([1, device('b')]);
  await watch.presence({ device: device('b'), isOnline: false });
  versions.set(site(2), 7);
  expect(await watch.look()).toBe(0);
});
