import { instant } from '@vedette/domain';
import { expect, it } from 'vitest';
import { ourReach, ours, plantPlaces, theirReach } from '../../../test/platform/people-kit.ts';
import { testPlatformStore } from '../../../test/platform/test-database.ts';
import type { AccountId } from './port.ts';

const { approvals, database } = await testPlatformStore();
await plantPlaces(database);
const at = instant(1_700_000_000_000);
const end = instant(at + 1000);
const [asker, decider] = ['1', '2'].map((n) => `00000000-0000-7000-8000-00000000000${n}` as AccountId) as [
  AccountId,
  AccountId,
];
const request = () =>
  approvals.request({
    ...{ organisation: ours, act: 'records-export', subjectHash: 'h', subject: { a: 1 }, reason: 'audit' },
    ...{ requestedBy: asker, requestedAt: at, expiresAt: end },
  });
const yes = { isApproved: true, by: decider, note: null };
const use = { by: asker, act: 'records-export', subjectHash: 'h' };

it('lets one thing be done once, after another person has said yes', async () => {
  const { id } = await request();
  expect(await approvals.use(id, use, at)).toBeNull();
  expect(await approvals.decide(ourReach, id, yes, at)).toMatchObject({
    state: 'approved',
    decidedBy: decider,
  });
  for (const other of [
    { ...use, by: decider },
    { ...use, act: 'x' },
    { ...use, subjectHash: 'x' },
  ])
    expect(await approvals.use(id, other, at)).toBeNull();
  const used = await Promise.all([1, 2, 3].map(() => approvals.use(id, use, at)));
  expect(used.filter((one) => one !== null)).toHaveLength(1);
});

it('refuses one’s own consent, a second decision, one that comes too late, and a stranger', async () => {
  const { id } = await request();
  await expect(approvals.decide(ourReach, id, { ...yes, by: asker }, at)).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await expect(approvals.decide(theirReach, id, yes, at)).rejects.toMatchObject({ code: 'not-found' });
  await expect(approvals.decide(ourReach, id, yes, end)).rejects.toMatchObject({ code: 'conflict' });
  await approvals.decide(ourReach, id, { ...yes, isApproved: false }, at);
  await expect(approvals.decide(ourReach, id, yes, at)).rejects.toMatchObject({ code: 'conflict' });
  expect(await approvals.use(id, use, at)).toBeNull();
});

it('lists by state as it stands now', async () => {
  await request();
  const waiting = await approvals.list(ourReach, { state: 'waiting' }, at);
  expect(waiting.items.length).toBeGreaterThan(0);
  expect((await approvals.list(ourReach, { state: 'waiting' }, end)).items).toEqual([]);
  const over = await approvals.list(ourReach, { state: 'expired', requestedBy: asker }, end);
  expect(over.items.map(({ state }) => state)).toContain('expired');
  expect((await approvals.list(theirReach, {}, at)).items).toEqual([]);
});
