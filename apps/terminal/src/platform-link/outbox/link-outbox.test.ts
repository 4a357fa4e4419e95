import { type Duty, instant, type PassBody, type PassHeader, Personal, type PersonId } from '@vedette/domain';
import type { LinkEntry } from '@vedette/link';
import { passageIds, type TerminalStore } from '@vedette/store';
import { type KeyId, subjectTagUnder } from '@vedette/vault';
import { owner } from '@vedette/vault/test/kit';
import { expect, test } from 'vitest';
import { type Joined, openJoined } from '../../../test/joined.ts';

const name = '裴铁幕 Plantagenet';
const phone = '13988877766';
const whole = { name, phone };
const newId = passageIds(() => instant(Date.now()), instant(0));

function headerOf(duty: Duty, at: number): PassHeader {
  return {
    ...{ id: newId(), occurredAt: instant(at), lane: 'lane-1' as PassHeader['lane'], direction: 'in' },
    ...{ duty: duty.id, dutyVersion: duty.version, purpose: duty.purpose, outcome: 'granted' },
    ...{ reasons: [], notices: [], by: ['face'], manual: false },
  } as const;
}

/** Somebody passes. */
async function pass(joined: Joined, duty: Duty, body: PassBody = whole): Promise<PassHeader> {
  const { store, now, deps } = joined.admin;
  const header = headerOf(duty, now());
  const subject = { person: 'person-1' as PersonId, day: deps.clock.local(now()).date };
  await store.records.append({ header, subject, body: new Personal(body) });
  return header;
}

const kindsOf = (read: readonly { seq: number; entry: LinkEntry }[]) =>
  read.map(({ seq, entry }) => [seq, entry.kind]);

test('waits for the key of the day before anything of it leaves, and says so', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt();
  await pass(joined, duty);
  const grown: string[] = [];
  joined.ports.outbox.onGrown(() => grown.push('grown'));
  expect(await joined.ports.outbox.read(1, 10)).toEqual([]);
  expect(joined.ports.outbox.awaitsKey()).toBe(true);
  expect((await joined.ports.self.health()).troubles).toContain('sealing-key');
  await joined.bring(await joined.keysFor(duty));
  expect(grown).not.toEqual([]);
  expect(kindsOf(await joined.ports.outbox.read(1, 10))).toEqual([[1, 'pass-record']]);
  expect(joined.ports.outbox.awaitsKey()).toBe(false);
});

test('sends a header without personal data, and a body that only the keys of the day open', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt();
  await joined.bring(await joined.keysFor(duty));
  const header = await pass(joined, duty);
  const [sent] = await joined.ports.outbox.read(1, 10);
  const text = JSON.stringify(sent, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  for (const needle of [name, '裴', 'Plantagenet', phone, 'person-1']) expect(text).not.toContain(needle);
  if (sent?.entry.kind !== 'pass-record' || sent.entry.body === null) throw new Error('no sealed record');
  const { keyId, bytes } = sent.entry.body;
  const opening = { owner, purpose: duty.purpose, role: 'tracer', reason: 'case', by: 'x' } as const;
  const sealed = { header, body: { keyId: keyId as KeyId, bytes } };
  const [opened] = await joined.vault.keys.open(opening, ['name', 'phone'], [sealed]);
  expect(opened?.ok === true && opened.value.body.unwrap('test')).toEqual(whole);
});

test('makes the tag of whoever passed under the index key of the day', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt();
  await joined.bring(await joined.keysFor(duty));
  await pass(joined, duty);
  const [sent] = await joined.ports.outbox.read(1, 1);
  const opening = { owner, purpose: duty.purpose, role: 'tracer', reason: 'case', by: 'x' } as const;
  const day = joined.admin.deps.clock.local(joined.admin.now()).date as never;
  const [tag] = await joined.vault.keys.subjectTags(opening, new Personal('person-1'), [day]);
  expect(sent?.entry).toMatchObject({ subjectTag: tag });
  expect(tag).not.toBe(subjectTagUnder(new Uint8Array(32), 'person-1'));
});

test('sends nothing of a field whose period ended while it waited', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt();
  await joined.bring(await joined.keysFor(duty));
  await pass(joined, duty);
  joined.admin.pass(31 * 86_400_000);
  const [sent] = await joined.ports.outbox.read(1, 1);
  expect(sent?.entry).toMatchObject({ kind: 'pass-record', body: null, subjectTag: null });
});

test('waits for a pair of its own period, instead of leaving a field out', async () => {
  const joined = await openJoined();
  const longer = await joined.admin.adopt({
    collect: { name: { why: 'x', minKeep: '0d', maxKeep: '90d', visibleTo: ['owner'] } },
  });
  await joined.bring(await joined.keysFor(longer));
  const duty = await joined.admin.adopt();
  await pass(joined, duty);
  expect(await joined.ports.outbox.read(1, 10)).toEqual([]);
  await joined.bring(await joined.keysFor(duty));
  const [sent] = await joined.ports.outbox.read(1, 10);
  expect(sent?.entry.kind === 'pass-record' && sent.entry.body).not.toBeNull();
});

test('reads every place in order, in pieces, with what followed and what alarmed', async () => {
  const joined = await openJoined();
  const { store } = joined.admin;
  const duty = await joined.admin.adopt();
  await joined.bring(await joined.keysFor(duty));
  const header = await pass(joined, duty);
  await store.records.complete(header.id, 'taken');
  await store.alarms.raise({ kind: 'forced' });
  await pass(joined, duty, {});
  expect(await joined.ports.outbox.state()).toEqual({ head: 4, through: 0 });
  const all = [...(await joined.ports.outbox.read(1, 3)), ...(await joined.ports.outbox.read(4, 3))];
  const kinds = ['pass-record', 'pass-completion', 'alarm', 'pass-record'];
  expect(kindsOf(all)).toEqual(kinds.map((kind, at) => [at + 1, kind]));
  expect(await joined.ports.outbox.read(5, 3)).toEqual([]);
});

test('leaves no hole where what a place spoke of is gone', async () => {
  const joined = await openJoined();
  const { store } = joined.admin;
  const duty = await joined.admin.adopt();
  await joined.bring(await joined.keysFor(duty));
  const header = await pass(joined, duty, {});
  await store.records.complete(header.id, 'taken');
  await joined.ports.outbox.kept({ through: 2, gaps: [], setAside: [] });
  await pass(joined, duty, {});
  expect(kindsOf(await joined.ports.outbox.read(1, 9))).toEqual([
    [1, 'pass-record'],
    [2, 'forgotten'],
    [3, 'pass-record'],
  ]);
});

test('goes on under another log when the platform has more of it than was ever written', async () => {
  const { ports } = await openJoined();
  const before = ports.outbox.log();
  await ports.outbox.setBack();
  expect(ports.outbox.log()).not.toBe(before);
});

test('keeps nothing for a platform while there is none', async () => {
  const joined = await openJoined();
  const { store } = joined.admin as { store: TerminalStore };
  const duty = await joined.admin.adopt();
  await store.upkeep.setDelivery('none');
  await pass(joined, duty);
  expect(await joined.ports.outbox.state()).toEqual({ head: 0, through: 0 });
  expect(await joined.ports.outbox.read(1, 10)).toEqual([]);
});
