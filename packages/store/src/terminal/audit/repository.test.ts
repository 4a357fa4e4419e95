import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSite, start } from '../../../test/kit.ts';
import { openFile } from '../database/open-file.ts';
import { deriveKey } from '../key/derive.ts';

test('chains its entries and finds them whole', async () => {
  const { store } = await openSite();
  const actor = 'op' as never;
  await store.audit.append({ actor, action: 'record-shown', target: 'r1', detail: { reason: 'asked' } });
  await store.audit.append({ actor: null, action: 'forgotten' });
  expect((await store.audit.list({})).items).toMatchObject([
    { seq: 2, action: 'forgotten', actor: null },
    { seq: 1, at: start, target: 'r1', detail: { reason: 'asked' } },
  ]);
  expect((await store.audit.list({ actor })).items).toHaveLength(1);
  expect(await store.audit.verify()).toEqual({ whole: true, ...(await store.audit.head()) });
});

test('finds the entry that was changed behind its back, and refuses changes in front of it', async () => {
  const { store, folder, key, reopen } = await openSite();
  for (let i = 0; i < 5; i++) await store.audit.append({ actor: null, action: `step-${i}` });
  await store.close();
  const file = openFile(join(folder, 'records.db'), deriveKey(key, 'records-file'));
  expect(() => file.exec("update audit set action = 'x' where seq = 3")).toThrow('append-only');
  expect(() => file.exec('delete from audit where seq = 5')).toThrow('append-only');
  file.exec("drop trigger audit_never_changes; update audit set action = 'x' where seq = 3");
  file.close();
  expect(await (await reopen()).audit.verify()).toEqual({ whole: false, brokenAt: 3 });
});
