import { routes } from '@vedette/contract';
import { zipOf } from '@vedette/testing';
import { expect, it } from 'vitest';
import { bodyOf, openAdmin } from '../../test/admin.ts';
import { picture } from '../../test/word-face.ts';

const [name, phone, secret] = ['张无忌', '13987654321', 'mountain tiger river'];

it('writes no name, no phone number and no password into the log, whatever route they go through', async () => {
  const admin = await openAdmin();
  await admin.adopt();
  const created = await admin.as('owner', 'POST', '/api/people', { json: { name, phone } });
  const { id } = await bodyOf<{ id: string }>(created);
  const planted = {
    name,
    phone,
    password: secret,
    current: secret,
    next: secret,
    code: secret,
    site: name,
    note: name,
  };
  const body = {
    ...planted,
    reason: name,
    passage: 'r1',
    answer: 'deny',
    kind: 'deny',
    validFrom: null,
    validTo: null,
  };
  for (const { method, path } of Object.values(routes).flatMap((group) => Object.values(group))) {
    const query = `?query=${encodeURIComponent(name)}&reason=${phone}&person=${encodeURIComponent(name)}`;
    for (const target of [id, encodeURIComponent(name)]) {
      const address = path.replaceAll(/\{\w+\}/g, target) + query;
      const content = method === 'get' || method === 'delete' ? {} : { json: body };
      const answer = await admin.as('owner', method.toUpperCase(), address, {
        ...content,
        reason: `${name} ${phone}`,
      });
      await answer.body?.cancel();
    }
  }
  const zip = await zipOf({
    [`${name}.jpg`]: picture('x'),
    [`${phone}.jpg`]: 'broken',
    'b.jpg': Buffer.alloc(5_000_000),
  });
  await admin.as('owner', 'POST', '/api/imports', { body: zip, type: 'application/zip' });
  await expect
    .poll(() => admin.deps.logs.recent().some(({ message }) => message === 'import-failed'))
    .toBe(true);
  const log = JSON.stringify(admin.deps.logs.recent());
  expect(log.length).toBeGreaterThan(5000);
  for (const personal of [name, encodeURIComponent(name), phone, secret]) expect(log).not.toContain(personal);
});
