import type { PassView } from '@vedette/contract';
import { instant, type PersonId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { bodyOf, openAdmin } from '../../test/admin.ts';

test.each(['-', '_', 'A'])('lists and revokes a pass whose random id begins with %s', async (first) => {
  const admin = await openAdmin();
  const created = await admin.as('owner', 'POST', '/api/people', { json: { name: 'Ada' } });
  const { id: person } = await bodyOf<{ id: PersonId }>(created);
  const id = `${first}${'x'.repeat(21)}`;
  await admin.store.passes.add({
    ...{ id, person, kind: 'member', entries: 'single', zones: [], form: 'paper', by: null },
    ...{ notBefore: admin.now(), notAfter: instant(admin.now() + 1_000) },
  });
  const listed = await admin.as('manager', 'GET', `/api/people/${person}/passes`);
  expect((await bodyOf<PassView[]>(listed)).map((pass) => pass.id)).toEqual([id]);
  const revoked = await admin.as('manager', 'POST', `/api/passes/${id}/revoke`);
  expect((await bodyOf<PassView>(revoked)).revokedAt).toBe(admin.now());
});
