import { beforeAll, expect, it } from 'vitest';
import {
  kyselyOf,
  morning,
  otherSite,
  ourReach,
  plantPlaces,
  site,
  somebody,
  theirSite,
} from '../../../test/platform/people-kit.ts';
import { plantTerminal } from '../../../test/platform/planted-devices.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import { platformPeople } from '../people/repository.ts';
import { terminalKeys } from '../people/terminal-keys.ts';
import type { SyncKey } from './port.ts';
import { siteSync } from './repository.ts';

const database = await testDatabase();
const needs = { db: kyselyOf(database), now: () => morning as number };
const people = platformPeople(needs);
const sync = siteSync(needs);
beforeAll(() => plantPlaces(database));

async function standing() {
  const terminal = await plantTerminal(database, site);
  await terminalKeys(needs).note(terminal.device, terminal.pair.publicKey);
  return terminal;
}
const versionOf = async () => (await sync.head(site)).version;
const newsAt = async (version: number | null) => (await sync.news(new Map([[site, version]]))).get(site);

it('are for everybody when a row of the site has changed, or nobody knows what was seen before', async () => {
  const before = await sync.news(new Map([[site, null]]));
  expect(before.get(site)?.devices ?? 'all').toBe('all');
  const seen = await versionOf();
  await people.create(ourReach, somebody('Known', { places: [site] }));
  const changed = await newsAt(seen);
  expect(changed).toMatchObject({ devices: 'all' });
  expect(changed?.version).toBeGreaterThan(seen);
  expect(await newsAt((changed?.version ?? 0) + 100)).toMatchObject({ devices: 'all' });
});

it('are for one terminal when its own rows alone have changed, and none when nothing has', async () => {
  const [one] = [await standing(), await standing()];
  await people.create(ourReach, somebody('Known as well', { places: [site] }));
  const { version } = (await newsAt(null)) ?? { version: 0 };
  expect(await newsAt(version)).toBeUndefined();
  const row = { key: 'day-key/access:2026-11-24:1' as SyncKey, document: '{}', mark: 'first' };
  await sync.putKeys(site, one.pair.id, [row]);
  expect(await newsAt(version)).toEqual({ version: version + 1, devices: new Set([one.device]) });
  await sync.putKeys(site, one.pair.id, []);
  expect(await newsAt(version + 1)).toEqual({ version: version + 2, devices: new Set([one.device]) });
});

it('are of the sites that were asked about', async () => {
  await people.create(ourReach, somebody('Elsewhere', { places: [otherSite] }));
  const news = await sync.news(
    new Map([
      [otherSite, null],
      [theirSite, null],
    ]),
  );
  expect([...news.keys()]).toEqual([otherSite]);
});
