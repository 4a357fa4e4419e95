import type { Device, DeviceId, LocationId, SiteNews } from '@vedette/store/platform';
import { expect, it } from 'vitest';
import { watchSets } from './watch-sets.ts';

const device = (name: string) => name as DeviceId;
const site = (number: number) => number as LocationId;

it('wakes those whom a change concerns, and no others', async () => {
  const news = new Map<LocationId, SiteNews>();
  const asked: ReadonlyMap<LocationId, number | null>[] = [];
  const woken: DeviceId[] = [];
  const standing = new Map([
    [device('a'), site(1)],
    [device('b'), site(2)],
    [device('c'), site(2)],
  ]);
  const watch = watchSets({
    sync: {
      async news(seen) {
        asked.push(seen);
        return news;
      },
    },
    known: { claimed: async (id) => ({ site: standing.get(id) ?? null }) as Device },
    wake: (id) => woken.push(id),
  });
  expect(await watch.look()).toBe(0);
  expect(asked).toEqual([]);
  for (const id of [...standing.keys(), device('nowhere')])
    await watch.presence({ device: id, isOnline: true });
  news
    .set(site(1), { version: 5, devices: 'all' })
    .set(site(2), { version: 7, devices: new Set([device('c')]) });
  expect(await watch.look()).toBe(2);
  expect(woken).toEqual(['a', 'c']);
  await watch.presence({ device: device('c'), isOnline: false });
  expect(await watch.look()).toBe(1);
  expect(asked).toEqual([
    new Map([
      [site(1), null],
      [site(2), null],
    ]),
    new Map([
      [site(1), 5],
      [site(2), 7],
    ]),
  ]);
});
