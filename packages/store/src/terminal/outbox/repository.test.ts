import { expect, test } from 'vitest';
import { openSite, recordOf, start } from '../../../test/kit.ts';
import type { OutboxSeq } from './port.ts';

const through = (seq: number) => seq as OutboxSeq;

test('holds records, completions and alarms in their order, without gaps', async () => {
  const { store, clock } = await openSite();
  const record = recordOf(start);
  await store.records.append(record);
  clock.pass(10);
  await store.records.complete(record.header.id, 'taken');
  await store.records.complete(record.header.id, 'taken');
  const alarm = await store.alarms.raise({ kind: 'forced' });
  await store.alarms.acknowledge(alarm.id, 'op' as never, 'seen');
  expect(await store.outbox.pending(10)).toMatchObject([
    { seq: 1, kind: 'pass-record', record: { seq: 1, header: record.header } },
    {
      seq: 2,
      kind: 'pass-completion',
      record: record.header.id,
      completion: 'taken',
      completedAt: start + 10,
    },
    { seq: 3, kind: 'alarm', alarm: { kind: 'forced' } },
    { seq: 4, kind: 'alarm-acknowledged', alarm: { acknowledged: { by: 'op', note: 'seen' } } },
  ]);
});

test('takes a second delivery for done, and refuses one beyond the head', async () => {
  const { store } = await openSite();
  for (let i = 0; i < 3; i++) await store.records.append(recordOf(start));
  expect(await store.outbox.delivered(through(2))).toBe(2);
  expect(await store.outbox.delivered(through(2))).toBe(0);
  expect(await store.outbox.delivered(through(1))).toBe(0);
  expect(await store.outbox.state()).toEqual({ head: 3, deliveredThrough: 2, pending: 1 });
  await expect(store.outbox.delivered(through(4))).rejects.toMatchObject({ code: 'input-invalid' });
});

test('goes on with the next place after everything is delivered, across a restart', async () => {
  const site = await openSite();
  await site.store.records.append(recordOf(start));
  await site.store.outbox.delivered(through(1));
  await site.store.close();
  const again = await site.reopen();
  await again.records.append(recordOf(start));
  expect((await again.outbox.pending(10)).map((entry) => entry.seq)).toEqual([2]);
});

test('hands out a long backlog in order, in parts, with alarms and completions in their places', async () => {
  const { store } = await openSite();
  const kinds: string[] = [];
  for (let i = 0; i < 40; i++) {
    const record = recordOf(start);
    await store.records.append(record);
    kinds.push('pass-record');
    if (i % 3 === 0) {
      await store.records.complete(record.header.id, 'taken');
      kinds.push('pass-completion');
    }
    if (i % 7 === 0) {
      await store.alarms.raise({ kind: 'camera' });
      kinds.push('alarm');
    }
  }
  const seen: string[] = [];
  for (let part = await store.outbox.pending(9); part.length > 0; part = await store.outbox.pending(9)) {
    expect(part.map((entry) => entry.seq)).toEqual(part.map((_, i) => seen.length + i + 1));
    seen.push(...part.map((entry) => entry.kind));
    expect(await store.outbox.delivered(through(seen.length))).toBe(part.length);
  }
  expect(seen).toEqual(kinds);
  expect(await store.outbox.state()).toEqual({
    head: seen.length,
    deliveredThrough: seen.length,
    pending: 0,
  });
});

test('goes on without a gap after a time without a platform', async () => {
  const { store } = await openSite();
  await store.records.append(recordOf(start));
  await store.upkeep.setDelivery('none');
  for (let i = 0; i < 3; i++) await store.records.append(recordOf(start));
  await store.upkeep.setDelivery('platform');
  await store.alarms.raise({ kind: 'camera' });
  await store.records.append(recordOf(start));
  expect(await store.outbox.pending(10)).toMatchObject([
    { seq: 2, kind: 'alarm' },
    { seq: 3, kind: 'pass-record', record: { seq: 5 } },
  ]);
});
