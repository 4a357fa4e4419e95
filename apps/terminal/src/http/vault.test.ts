import { expect, test } from 'vitest';
import { openAdmin } from '../../test/admin.ts';

const passphrase = 'a long sentence of ours';
const viewOf = async (response: Response) => {
  expect(response.status).toBe(200);
  return response.json() as Promise<Record<string, unknown>>;
};

test('is open from the first start, with its other half in a file beside the key', async () => {
  const admin = await openAdmin();
  const view = await viewOf(await admin.as('owner', 'GET', '/api/vault'));
  expect(view).toMatchObject({ state: 'open', keeper: 'file', wanted: 'file', trouble: null, waiting: [] });
  expect(view['deviceKey']).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect((await admin.as('guard', 'POST', '/api/vault/rekey')).status).toBe(403);
  const refused = await admin.as('owner', 'POST', '/api/vault/unlock', { json: { passphrase } });
  expect(refused.status).toBe(409);
});

test('forgets by another generation when it is asked to', async () => {
  const admin = await openAdmin();
  const before = await viewOf(await admin.as('owner', 'GET', '/api/vault'));
  const after = await viewOf(await admin.as('owner', 'POST', '/api/vault/rekey'));
  expect(after['generation']).toBe(Number(before['generation']) + 1);
  expect(after).toMatchObject({ state: 'open', waiting: [] });
});

test('opens by a passphrase alone once one is set, and makes whoever guesses wait', async () => {
  const admin = await openAdmin({ keeper: { kind: 'passphrase' } });
  const owner = (path: string, json?: unknown) =>
    admin.as('owner', 'POST', `/api/vault/${path}`, json === undefined ? {} : { json });
  const fresh = await viewOf(await admin.as('owner', 'GET', '/api/vault'));
  expect(fresh).toMatchObject({ state: 'none', keeper: null, trouble: 'passphrase-wanted' });
  expect((await owner('passphrase', { passphrase: 'short' })).status).toBe(422);
  expect(await viewOf(await owner('passphrase', { passphrase }))).toMatchObject({
    ...{ state: 'open', keeper: 'passphrase', trouble: null },
  });
  await admin.store.vault.lock();
  const wrong = await Promise.all([owner('unlock', { passphrase: 'another long sentence' })]);
  expect(await wrong[0]?.json()).toMatchObject({ code: 'keeper-refused' });
  expect(await viewOf(await owner('unlock', { passphrase }))).toMatchObject({ state: 'open' });
  await admin.store.vault.lock();
  for (let i = 0; i < 5; i++) await owner('unlock', { passphrase: 'short' });
  expect(await (await owner('unlock', { passphrase })).json()).toMatchObject({ code: 'locked-out' });
}, 20_000);
