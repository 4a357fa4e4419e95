import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { collectableFields, duration } from '@vedette/domain';
import { dayKeys, fileCustody, type KeyOwner, keyDay, recordSealer } from '@vedette/vault';
import { body, days, duty, headerOf, opening, start, temporaryFolder, today } from '@vedette/vault/test/kit';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/platform/test-database.ts';
import { platformKeyShelf } from './repository.ts';

const { pool } = await testDatabase();

async function organisation(): Promise<KeyOwner> {
  const id = randomUUID();
  await pool.query('insert into organisation (id, name) values ($1, $2)', [id, 'Works']);
  return id as KeyOwner;
}

async function openKeys() {
  const shelf = platformKeyShelf(pool);
  const folder = temporaryFolder();
  const custody = await fileCustody({
    path: join(folder, 'custody.key'),
    outside: join(folder, 'data'),
    mayCreate: async () => true,
  });
  return { shelf, custody, keys: dayKeys({ shelf, custody, onOpening: async () => {} }) };
}

test('gives several processes that ask at once one and the same pair for each period', async () => {
  const owner = await organisation();
  const { shelf, custody, keys } = await openKeys();
  const other = dayKeys({ shelf: platformKeyShelf(pool), custody, onOpening: async () => {} });
  const wanted = [today, keyDay('2022-12-07'), keyDay('2022-12-08')];
  const ask = (by: typeof keys) => by.publicKeys(owner, duty.purpose, wanted, [days(1), days(14)]);
  const answers = await Promise.all([keys, other, keys, other].map(ask));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await shelf.newest(owner, duty.purpose, wanted)).toHaveLength(9);
});

test('opens a body with keys that lie in the database, and only under the right owner', async () => {
  const owner = await organisation();
  const { keys } = await openKeys();
  const [key] = await keys.publicKeys(owner, duty.purpose, [today], [days(1), days(14)]);
  if (key === undefined) throw new Error('no key');
  const sealed = await recordSealer(() => start).sealBody(key, duty, headerOf(), body);
  if (sealed.body === null) throw new Error('no body');
  const bodies = [{ header: headerOf(), body: sealed.body }];
  const [opened] = await keys.open({ ...opening, owner }, collectableFields, bodies);
  expect(opened?.ok && opened.value.body.unwrap('test')).toEqual(body.unwrap('test'));
  const stranger = { ...opening, owner: await organisation() };
  expect(await keys.open(stranger, collectableFields, bodies)).toEqual([{ ok: false, fault: 'key-unknown' }]);
});

test('never makes a key anew that was destroyed', async () => {
  const owner = await organisation();
  const { keys, shelf } = await openKeys();
  await keys.publicKeys(owner, duty.purpose, [today], [days(1)]);
  expect(await shelf.wasUsed()).toBe(true);
  await pool.query(
    'update vault_key set wrapped = null, custody_epoch = null, destroyed_at = now() where organisation_id = $1',
    [owner],
  );
  const again = keys.publicKeys(owner, duty.purpose, [today], [days(1)]);
  await expect(again).rejects.toMatchObject({ code: 'not-found' });
  expect(await shelf.newest(owner, duty.purpose, [today])).toMatchObject([
    { wrapped: null },
    { wrapped: null },
  ]);
});

test('keeps no private key in clear, and the longest period there is', async () => {
  const owner = await organisation();
  const { keys } = await openKeys();
  const longest = duration(4_294_967_295_000);
  const [key] = await keys.publicKeys(owner, 'access-control', [today], [longest]);
  expect(key?.recipients.map(({ keep }) => keep)).toEqual([longest]);
  const { rows } = await pool.query('select wrapped from vault_key where organisation_id = $1', [owner]);
  expect(rows.map(({ wrapped }: { wrapped: Buffer }) => [wrapped.length, wrapped[0]])).toEqual([
    [61, 1],
    [61, 1],
  ]);
});
