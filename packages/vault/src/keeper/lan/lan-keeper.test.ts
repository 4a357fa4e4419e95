import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start, temporaryFolder } from '../../../test/kit.ts';
import { deviceShareFile } from '../../terminal/device-share-file.ts';
import { openTerminalVault } from '../../terminal/open-vault.ts';
import { createWithKeeper, rekeyWithKeeper, unlockWithKeeper } from '../../terminal/with-keeper.ts';
import { addDevice } from './known-devices.ts';
import { lanKeeper } from './lan-keeper.ts';
import { serveLanKeeper } from './serve-keeper.ts';
import { signingKeyIn } from './signing-key.ts';

async function site() {
  const folder = temporaryFolder();
  const clock = { now: 0 };
  const acts: string[] = [];
  const key = await signingKeyIn(join(folder, 'box', 'keeper.key'));
  const served = await serveLanKeeper(
    {
      folder: join(folder, 'box'),
      key,
      now: () => clock.now,
      onAct: (act, device, generation) => void acts.push(`${device.name} ${act} ${generation}`),
    },
    '127.0.0.1',
    0,
  );
  onTestFinished(() => served.close());
  const device = await signingKeyIn(join(folder, 'device.key'));
  const allow = () =>
    addDevice(join(folder, 'box'), { key: device.publicKey.toString('base64url'), name: 'Gate 1' });
  const keeper = lanKeeper({ url: served.url, keeperKey: key.publicKey, device });
  return { folder, clock, acts, key, served, device, allow, keeper };
}

test('keeps the share of a terminal that it knows, over HTTP, from birth to re-key', async () => {
  const { folder, keeper, allow, acts } = await site();
  await allow();
  const vault = openTerminalVault({
    path: join(folder, 'keys'),
    share: deviceShareFile(join(folder, 'share')),
    now: () => start,
  });
  await createWithKeeper(vault.steps, keeper, 1);
  const place = { kind: 'person', person: 'a' } as const;
  const sealed = vault.sealUnder(place, Buffer.from('n'), Buffer.from('x'));
  await rekeyWithKeeper(vault.steps, keeper);
  vault.lock();
  await unlockWithKeeper(vault.steps, keeper);
  expect(vault.openUnder(place, Buffer.from('n'), sealed)?.toString()).toBe('x');
  expect(acts).toEqual(['Gate 1 prepare 1', 'Gate 1 prepare 2', 'Gate 1 settled 2', 'Gate 1 answer 2']);
});

test('refuses a terminal that it does not know, and one that asks too often', async () => {
  const { keeper, allow, clock } = await site();
  await expect(keeper.prepare(1)).rejects.toMatchObject({ code: 'keeper-refused' });
  await allow();
  for (let i = 0; i < 12; i++) await keeper.prepare(1);
  await expect(keeper.prepare(1)).rejects.toMatchObject({
    code: 'keeper-unreachable',
    details: { at: 'rate-limited' },
  });
  clock.now = 60_000;
  await keeper.prepare(1);
});

test('is not believed when somebody else signs, changes the answer, or plays an older one', async () => {
  const { served, key, device, allow, folder } = await site();
  await allow();
  const other = await signingKeyIn(join(folder, 'other.key'));
  const bodies: string[] = [];
  const through =
    (change: (body: string) => string): typeof fetch =>
    async (...request) => {
      const body = await (await fetch(...request)).text();
      bodies.push(body);
      return new Response(change(body));
    };
  const keeperWith = (keeperKey: Uint8Array, change: (body: string) => string) =>
    lanKeeper({ url: served.url, keeperKey, device, fetch: through(change) });
  const refused = { code: 'keeper-unreachable', details: { at: 'answer' } };
  await expect(keeperWith(other.publicKey, (body) => body).prepare(1)).rejects.toMatchObject(refused);
  await expect(
    keeperWith(key.publicKey, (body) => body.replace('"gone":0', '"gone":1')).prepare(1),
  ).rejects.toMatchObject(refused);
  await expect(keeperWith(key.publicKey, () => bodies[0] ?? '').prepare(1)).rejects.toMatchObject(refused);
  await expect(keeperWith(key.publicKey, () => 'x'.repeat(5000)).prepare(1)).rejects.toMatchObject(refused);
});

test.each([
  ['no JSON', '{'],
  ['a strange act', '{"act":"steal"}'],
  ['too much', `{"a":"${'x'.repeat(5000)}"}`],
])('answers %s with a refusal and goes on', async (_, body) => {
  const { served, allow, keeper } = await site();
  await allow();
  expect((await fetch(`${served.url}/keeper`, { method: 'POST', body })).status).toBe(400);
  expect((await fetch(`${served.url}/keeper`)).status).toBe(405);
  expect((await fetch(served.url)).status).toBe(404);
  expect(await keeper.prepare(1)).toHaveLength(33);
});

test('takes away a line that was cut for a keeper that cannot be reached', async () => {
  const { served, keeper, allow } = await site();
  await allow();
  await served.close();
  await expect(keeper.prepare(1)).rejects.toMatchObject({ code: 'keeper-unreachable' });
});
