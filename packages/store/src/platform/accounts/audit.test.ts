import { instant } from '@vedette/domain';
import { expect, it } from 'vitest';
import { ours, plantPlaces, theirs } from '../../../test/platform/people-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';

const { audit, database } = await testPlatformStore();
await plantPlaces(database);
const at = instant(1_700_000_000_000);
const line = (action: string, organisation = ours) => ({
  ...{ organisation, actor: 'time', action, target: null, detail: { count: 1, why: '好' } },
});

it('chains the lines of each organisation by themselves, also those written at once', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => audit.append(line(`act-${'ab'.charAt(n % 2)}`), at)),
  );
  await audit.append(line('other', theirs), at);
  expect(await audit.verify(ours)).toMatchObject({ isWhole: true, lines: 20 });
  expect(await audit.verify(theirs)).toMatchObject({ isWhole: true, lines: 1 });
  const first = await audit.list(ours, { limit: 15 });
  const rest = await audit.list(ours, { limit: 15, cursor: first.next });
  expect([...first.items, ...rest.items].map(({ seq }) => seq)).toEqual(
    Array.from({ length: 20 }, (_, n) => 20 - n),
  );
  expect((await audit.list(ours, { action: 'act-a' })).items).toHaveLength(10);
});

it.each([
  ['changed', `update audit_line set detail = '{"count":2}' where seq = 7`, 7],
  ['taken out', 'delete from audit_line where seq = 7', 7],
  ['cut off at the end', 'delete from audit_line where seq = 20', 20],
  [
    'put in',
    `insert into audit_line select organisation_id, 21, at, actor, action, target, detail, hash
    from audit_line where seq = 20`,
    21,
  ],
])('notices a line that was %s', async (_, change, brokenAt) => {
  const client = await database.pool.connect();
  const saved = await client.query('create temp table saved as select * from audit_line');
  expect(saved.rowCount).toBeGreaterThan(0);
  try {
    await client.query(`${change} ${change.includes('where') ? `and organisation_id = '${ours}'` : ''}`);
    expect(await audit.verify(ours)).toMatchObject({ isWhole: false, brokenAt });
  } finally {
    await client.query('delete from audit_line');
    await client.query('insert into audit_line select * from saved');
    await client.query('drop table saved');
    client.release();
  }
  expect(await audit.verify(ours)).toMatchObject({ isWhole: true });
});
