import { VedetteError } from '@vedette/domain';
import { expect, test } from 'vitest';
import { openJoined } from '../../../test/joined.ts';
import { openLinkConfig } from './link-config.ts';

test('applies each setting by itself, and tells which did not do', async () => {
  const { admin, ports } = await openJoined();
  const { config } = ports;
  expect(await config.version()).toBe(0);
  const problems = await config.apply(3, [
    ['site.name', '东门'],
    ['clock.timeZone', 'Europe/Berlin'],
    ['clock.server', 'time.example'],
    ['algorithm.frames', 99],
    ['algorithm.margin', 0.07],
    ['storage.records', 50_000],
    ['network.listen', 'lan'],
    ['storage.captures', -1],
    ['clock.timeZone.more', 'x'],
  ]);
  expect(problems).toEqual([
    { key: 'algorithm.frames', fault: 'invalid' },
    { key: 'network.listen', fault: 'unknown' },
    { key: 'storage.captures', fault: 'invalid' },
    { key: 'clock.timeZone.more', fault: 'unknown' },
  ]);
  const { deps, store } = admin;
  expect(deps.site.name()).toBe('东门');
  expect(deps.clock.status()).toMatchObject({ timeZone: 'Europe/Berlin', server: 'time.example' });
  expect(deps.face.policy.margin).toBe(0.07);
  expect((await store.upkeep.limits()).records).toBe(50_000);
  expect([await config.version(), (await ports.self.facts()).config]).toEqual([3, 3]);
});

test('takes where visitors ask for a host, for a page of that kind alone, and nowhere again', async () => {
  const { admin, ports } = await openJoined();
  const link = `https://guard.example/walk-in#${'a'.repeat(43)}`;
  expect(await ports.config.apply(1, [['visitors.walkInLink', link]])).toEqual([]);
  expect(await ports.config.apply(2, [['visitors.walkInLink', 'https://elsewhere.example/']])).toEqual([
    { key: 'visitors.walkInLink', fault: 'invalid' },
  ]);
  expect(await ports.config.apply(3, [['visitors.walkInLink', null]])).toEqual([]);
  expect(admin.lanes.told).toEqual([`walk-in ${link}`, 'walk-in null']);
});

test('tells an unknown time zone as invalid, and what fails inside as not now', async () => {
  const { admin, ports } = await openJoined();
  expect(await ports.config.apply(1, [['clock.timeZone', 'Nowhere/Land']])).toEqual([
    { key: 'clock.timeZone', fault: 'invalid' },
  ]);
  const faults: unknown[] = [];
  const full = async () => {
    throw new VedetteError('disk-full', 'world');
  };
  const config = openLinkConfig({
    settings: admin.store.settings,
    known: new Map([['a.b', full]]),
    onFault: (cause) => faults.push(cause),
  });
  expect(await config.apply(2, [['a.b', 1]])).toEqual([{ key: 'a.b', fault: 'not-now' }]);
  expect(faults).toHaveLength(1);
});
