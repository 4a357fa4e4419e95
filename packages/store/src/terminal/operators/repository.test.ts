import { instant } from '@vedette/domain';
import { expect, test } from 'vitest';
import { openSite, start } from '../../../test/kit.ts';
import type { NewOperator, OperatorId, TokenHash } from './port.ts';

const operator = (id: string, change: Partial<NewOperator> = {}): NewOperator => ({
  id: id as OperatorId,
  name: id,
  role: 'owner',
  passwordHash: '$argon2id$x',
  ...change,
});
const id = (text: string) => text as OperatorId;
const token = 'ab'.repeat(32) as TokenHash;

test('is claimed once', async () => {
  const { store } = await openSite();
  expect(await store.operators.claim(operator('a'))).toMatchObject({
    role: 'owner',
    disabled: false,
    failures: 0,
  });
  await expect(store.operators.claim(operator('b'))).rejects.toMatchObject({ code: 'already-claimed' });
  await expect(store.operators.create(operator('c', { name: 'A' }))).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('counts wrong passwords, locks, and clears', async () => {
  const { store } = await openSite();
  await store.operators.claim(operator('a'));
  expect(await store.operators.countFailure(id('a'))).toBe(1);
  expect(await store.operators.countFailure(id('a'))).toBe(2);
  await store.operators.lock(id('a'), instant(start + 1));
  expect(await store.operators.byName('A')).toMatchObject({ failures: 2, lockedUntil: start + 1 });
  await store.operators.clearFailures(id('a'));
  expect(await store.operators.get(id('a'))).toMatchObject({ failures: 0, lockedUntil: null });
});

test('keeps an enabled owner', async () => {
  const { store } = await openSite();
  await store.operators.claim(operator('a'));
  const patch = store.operators.patch;
  await expect(patch(id('a'), { disabled: true })).rejects.toMatchObject({ code: 'conflict' });
  await expect(patch(id('a'), { role: 'guard' })).rejects.toMatchObject({ code: 'conflict' });
  await store.operators.create(operator('b'));
  expect(await patch(id('a'), { role: 'guard' })).toMatchObject({ role: 'guard' });
});

test('leaves of an operator who is removed nothing but the name', async () => {
  const { store } = await openSite();
  const { operators } = store;
  await operators.claim(operator('a'));
  await expect(operators.remove(id('a'))).rejects.toMatchObject({ code: 'conflict' });
  await operators.create(operator('b', { name: 'Wang' }));
  await operators.openSession({ token, operator: id('b'), expiresAt: instant(start + 100) });
  await operators.remove(id('b'));
  expect([await operators.session(token), await operators.get(id('b'))]).toEqual([null, null]);
  await operators.create(operator('c', { name: 'wang' }));
  expect(await operators.names()).toEqual(
    new Map([
      ['a', 'a'],
      ['b', 'Wang'],
      ['c', 'wang'],
    ]),
  );
  await expect(operators.remove(id('b'))).rejects.toMatchObject({ code: 'not-found' });
});

test('opens a session until it expires, is closed, or its operator is disabled or gets a new password', async () => {
  const { store, clock } = await openSite();
  await store.operators.claim(operator('a'));
  await store.operators.create(operator('b'));
  const open = () =>
    store.operators.openSession({ token, operator: id('b'), expiresAt: instant(start + 100) });
  const session = () => store.operators.session(token);
  await open();
  expect(await session()).toMatchObject({ operator: { id: 'b' }, expiresAt: start + 100 });
  clock.pass(100);
  expect(await session()).toBeNull();
  await store.operators.extendSession(token, instant(start + 500));
  expect(await session()).not.toBeNull();
  await store.operators.patch(id('b'), { passwordHash: '$argon2id$y' });
  expect(await session()).toBeNull();
  await store.operators.openSession({ token, operator: id('b'), expiresAt: instant(start + 500) });
  await store.operators.patch(id('b'), { disabled: true });
  expect(await session()).toBeNull();
});

test('takes a token only as a hash', async () => {
  const { store } = await openSite();
  await store.operators.claim(operator('a'));
  const opened = store.operators.openSession({
    token: 'plain' as TokenHash,
    operator: id('a'),
    expiresAt: start,
  });
  await expect(opened).rejects.toMatchObject({ code: 'input-invalid' });
});
