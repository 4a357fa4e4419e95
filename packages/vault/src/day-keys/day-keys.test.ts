import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { collectableFields, duration, instant, type PassHeader, type ReasonCode } from '@vedette/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { body, days, duty, headerOf, opening, openVault, owner, start, today } from '../../test/kit.ts';
import {
  keyDay,
  openIndexKey,
  periodsOf,
  recipientPair,
  recordSealer,
  type Sealed,
  subjectTagUnder,
} from '../index.ts';
import { makeX25519 } from '../key/x25519.ts';
import type { StoredKey } from './port.ts';

async function sealedRecord(header: PassHeader = headerOf()) {
  const vault = await openVault();
  const [key] = await vault.keys.publicKeys(owner, duty.purpose, [today], periodsOf(duty));
  if (key === undefined) throw new Error('no key');
  const sealer = recordSealer(() => start);
  const sealed = await sealer.sealBody(key, duty, header, body);
  if (sealed.body === null) throw new Error('no body');
  return { ...vault, key, sealer, header, body: sealed.body, omitted: sealed.omitted };
}

const all = collectableFields;

test('opens what was sealed, for a purpose and a reason, and says so first', async () => {
  const { keys, header, body: sealed, omitted, openings } = await sealedRecord();
  const [opened] = await keys.open(opening, all, [{ header, body: sealed }]);
  expect(opened?.ok && opened.value.body.unwrap('test')).toEqual(body.unwrap('test'));
  expect(opened).toMatchObject({ ok: true, value: { forgotten: false } });
  expect(omitted).toEqual([]);
  expect(openings).toEqual([opening]);
  expect(inspect(opened, { depth: 9 })).not.toContain('沈巍');
});

test('gives out the fields asked for alone', async () => {
  const { keys, header, body: sealed } = await sealedRecord();
  const [opened] = await keys.open(opening, ['name'], [{ header, body: sealed }]);
  expect(opened?.ok && opened.value.body.unwrap('test')).toEqual({ name: '沈巍' });
});

test('seals fields of two periods apart, so that one can be forgotten before the other', async () => {
  const { keys, shelf, header, body: sealed } = await sealedRecord();
  for (const [place, key] of shelf.keys) {
    if (key.keep === days(1)) shelf.keys.set(place, { ...key, wrapped: null });
  }
  const [opened] = await keys.open(opening, all, [{ header, body: sealed }]);
  expect(opened?.ok && opened.value.forgotten).toBe(true);
  expect(opened?.ok && opened.value.body.unwrap('test')).toEqual({ name: '沈巍', phone: '10012345678' });
});

test('opens nothing once the keys are destroyed, and makes none for that day again', async () => {
  const { keys, shelf, header, body: sealed } = await sealedRecord();
  for (const [place, key] of shelf.keys) shelf.keys.set(place, { ...key, wrapped: null });
  expect(await keys.open(opening, all, [{ header, body: sealed }])).toEqual([
    { ok: false, fault: 'key-destroyed' },
  ]);
  const again = keys.publicKeys(owner, duty.purpose, [today], periodsOf(duty));
  await expect(again).rejects.toMatchObject({ code: 'not-found' });
});

test.each<[string, Partial<PassHeader>]>([
  ['another time', { occurredAt: instant(start + 1) }],
  ['another outcome', { outcome: 'denied' }],
  ['another lane', { lane: 'lane-2' as never }],
  ['another duty version', { dutyVersion: 2 }],
  ['another id', { id: '01938f6e-0000-7000-8000-000000000002' as never }],
  ['a reason more', { reasons: ['deny-list' as ReasonCode] }],
  ['another way in', { by: ['card'] }],
  ['a hand at the lane', { manual: true }],
])('refuses a body under a header with %s', async (_, change) => {
  const { keys, header, body: sealed } = await sealedRecord();
  expect(await keys.open(opening, all, [{ header: { ...header, ...change }, body: sealed }])).toEqual([
    { ok: false, fault: 'not-sealed-so' },
  ]);
});

test('refuses every flipped bit of a body', async () => {
  const { keys, header, body: sealed } = await sealedRecord();
  const changed = Array.from({ length: sealed.bytes.length }, (_, at) => {
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    return { header, body: { keyId: sealed.keyId, bytes } };
  });
  for (const opened of await keys.open(opening, all, changed)) {
    expect(opened.ok).toBe(false);
    expect(['not-sealed-so', 'malformed', 'key-unknown']).toContain(!opened.ok && opened.fault);
  }
});

test('opens a thousand bodies of many senders in any order', async () => {
  const { keys, key, header } = await sealedRecord();
  const senders = [recordSealer(() => start), recordSealer(() => start)];
  const bodies = await Promise.all(
    Array.from({ length: 1000 }, async (_, i) => {
      const sealed = await senders[i % 2]?.sealBody(key, duty, header, body);
      return { header, body: sealed?.body as Sealed };
    }),
  );
  const opened = await keys.open(opening, ['phone'], bodies.reverse());
  expect(opened.every((one) => one.ok)).toBe(true);
});

test('refuses another owner, another purpose and no reason', async () => {
  const { keys, header, body: sealed, openings } = await sealedRecord();
  const bodies = [{ header, body: sealed }];
  const other = { ...opening, owner: 'organisation-2' as typeof owner };
  expect(await keys.open(other, all, bodies)).toEqual([{ ok: false, fault: 'key-unknown' }]);
  const attendance = { ...opening, purpose: 'attendance' };
  expect(await keys.open(attendance, all, bodies)).toEqual([{ ok: false, fault: 'wrong-purpose' }]);
  const said = openings.length;
  await expect(keys.open({ ...opening, reason: ' ' }, all, bodies)).rejects.toMatchObject({
    code: 'reason-required',
  });
  expect(openings).toHaveLength(said);
});

test('opens no capture under another record, and the right one whole', async () => {
  const { keys, key, sealer, header } = await sealedRecord();
  const label = { record: header.id, takenAt: start };
  const jpeg = new Uint8Array(20_000).fill(7);
  const capture = await sealer.sealCapture(key, days(1), label, jpeg);
  if (capture === null) throw new Error('no key was short-lived enough');
  const opened = await keys.openCapture(opening, label, capture);
  expect(opened.ok && opened.value.unwrap('test')).toEqual(jpeg);
  expect(await keys.openCapture(opening, { ...label, takenAt: instant(start + 1) }, capture)).toEqual({
    ok: false,
    fault: 'not-sealed-so',
  });
  expect(await sealer.sealCapture(key, duration(3_600_000), label, jpeg)).toBeNull();
});

test('lays a private key on the shelf wrapped only, and bound to its place', async () => {
  const { shelf, custody, keys, key, header, body: sealed, folder } = await sealedRecord();
  const file = readFileSync(`${folder}/keys/custody.key`);
  const stored = [...shelf.keys.values()];
  expect(stored.map(({ kind }) => kind).sort()).toEqual(['index', 'record', 'record']);
  for (const { wrapped } of stored) expect(wrapped?.bytes).toHaveLength(61);
  expect(
    stored.some(({ wrapped }) => file.includes(Buffer.from(wrapped?.bytes ?? []).subarray(13, 45))),
  ).toBe(false);
  const moved = stored.map((one): StoredKey => ({ ...one, wrapped: stored[2]?.wrapped ?? null }));
  shelf.keys.clear();
  moved.forEach((one, i) => {
    shelf.keys.set(String(i), one);
  });
  await expect(keys.open(opening, all, [{ header, body: sealed }])).rejects.toMatchObject({
    code: 'store-damaged',
  });
  expect(key.recipients).toHaveLength(2);
  custody.close();
});

test('gives two processes that ask at once the same keys', async () => {
  const { keys } = await openVault();
  const ask = () => keys.publicKeys(owner, 'access-control', [today, keyDay('2022-12-07')], [days(30)]);
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one).toEqual(other);
  expect(one?.map(({ id }) => id)).toEqual(['access-control:2022-12-06:1', 'access-control:2022-12-07:1']);
});

test('hands a terminal its index keys sealed, and finds a person by the same tags', async () => {
  const { keys } = await openVault();
  const pair = await recipientPair(makeX25519().privateKey);
  const stranger = await recipientPair(makeX25519().privateKey);
  const [sealed] = await keys.indexKeys(owner, duty.purpose, [today], pair);
  if (sealed === undefined) throw new Error('no index key');
  expect(await openIndexKey(sealed, stranger)).toBeNull();
  expect(await openIndexKey({ ...sealed, id: 'attendance:2022-12-06:1' as never }, pair)).toBeNull();
  const key = await openIndexKey(sealed, pair);
  if (key === null) throw new Error('not opened');
  const who = body.map(() => 'person-1');
  const tags = await keys.subjectTags(opening, who, [today, keyDay('2022-12-05')]);
  expect(tags).toEqual([subjectTagUnder(key, 'person-1'), null]);
  expect(tags[0]).toMatch(/^[\w-]{22}$/);
});

test('answers anything that is no body with a fault of the closed list', async () => {
  const { keys, header, key } = await sealedRecord();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const [opened] = await keys.open(opening, all, [{ header, body: { keyId: key.id, bytes } }]);
      expect(!opened?.ok && ['malformed', 'key-unknown', 'not-sealed-so'].includes(opened?.fault ?? '')).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});
