import { createHash } from 'node:crypto';
import { type Duty, instant, type PassHeader, Personal } from '@vedette/domain';
import { type OutboxSeq, passageIds } from '@vedette/store';
import type { KeyId } from '@vedette/vault';
import { owner } from '@vedette/vault/test/kit';
import { expect, test } from 'vitest';
import { type Joined, openJoined } from '../../../test/joined.ts';

const newId = passageIds(() => instant(Date.now()), instant(0));
const jpeg = Buffer.from('a picture of somebody at the door');
const keep = { why: 'tests', minKeep: '0d', maxKeep: '30d', visibleTo: ['owner', 'tracer'] } as const;
const picturing: Partial<Duty> = { collect: { capture: keep } };

async function take(joined: Joined, duty: Duty): Promise<PassHeader['id']> {
  const { store, now } = joined.admin;
  const id = newId();
  await store.captures.add({ record: id, takenAt: now(), duty: duty.id, dutyVersion: duty.version, jpeg });
  const header = {
    ...{ id, occurredAt: now(), lane: 'lane-1' as PassHeader['lane'], direction: 'in' as const },
    ...{ duty: duty.id, dutyVersion: duty.version, purpose: duty.purpose, outcome: 'granted' as const },
    ...{ reasons: [], notices: [], by: ['face' as const], manual: false },
  };
  await store.records.append({ header, subject: null, body: new Personal({ capture: id }) });
  return id;
}

async function deliver({ admin }: Joined): Promise<void> {
  const { head } = await admin.store.outbox.state();
  await admin.store.outbox.delivered(head as OutboxSeq);
}

test('offers a picture once the platform has its record, sealed to the day, under the hash of what is sent', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt(picturing);
  await joined.bring(await joined.keysFor(duty));
  const record = await take(joined, duty);
  const { captures } = joined.ports;
  expect(await captures.next()).toBeNull();
  await deliver(joined);
  const waiting = await captures.next();
  if (waiting === null) throw new Error('nothing waits');
  const { hash, offer } = waiting;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < offer.size; at += 1000) parts.push((await captures.read(hash, at, 1000)) ?? raise());
  const bytes = Buffer.concat(parts);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  expect(bytes.includes(jpeg)).toBe(false);
  const opening = { owner, purpose: duty.purpose, role: 'tracer', reason: 'case', by: 'x' } as const;
  const label = { record, takenAt: offer.takenAt };
  const opened = await joined.vault.keys.openCapture(opening, label, { keyId: offer.keyId as KeyId, bytes });
  expect(opened.ok && Buffer.from(opened.value.unwrap('test'))).toEqual(jpeg);
});

test('is the same picture until it is settled, and never again afterwards', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt(picturing);
  await joined.bring(await joined.keysFor(duty));
  for (let i = 0; i < 2; i++) await take(joined, duty);
  await deliver(joined);
  const { captures } = joined.ports;
  const first = await captures.next();
  expect((await captures.next())?.hash).toBe(first?.hash);
  expect(await captures.waiting()).toBe(2);
  expect(await captures.oldest()).toBe(first?.offer.takenAt);
  await captures.settled(first?.hash ?? raise(), 'kept');
  expect(await captures.waiting()).toBe(1);
  const second = await captures.next();
  expect(second?.offer.record).not.toBe(first?.offer.record);
  await captures.settled(second?.hash ?? raise(), 'unwanted');
  expect([await captures.next(), await captures.waiting(), await captures.oldest()]).toEqual([null, 0, null]);
});

test('sends nothing that was taken before the terminal had a platform, nor what is forgotten meanwhile', async () => {
  const joined = await openJoined();
  const duty = await joined.admin.adopt(picturing);
  await joined.bring(await joined.keysFor(duty));
  await take(joined, duty);
  await deliver(joined);
  const waiting = await joined.ports.captures.next();
  await joined.admin.store.captures.remove(1 as never);
  expect(await joined.ports.captures.read(waiting?.hash ?? raise(), 0, 10)).toBeNull();
  expect(await joined.ports.captures.next()).toBeNull();

  const later = await openJoined({ since: instant(Date.UTC(2027, 0, 1)) });
  const own = await later.admin.adopt(picturing);
  await later.bring(await later.keysFor(own));
  await take(later, own);
  await deliver(later);
  expect(await later.ports.captures.next()).toBeNull();
});

function raise(): never {
  throw new Error('missing');
}
