import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectableFields, type Duration, duration, type PassageId } from '@vedette/domain';
import { expect, test } from 'vitest';
import { body, days, duty, headerOf, owner, start, temporaryFolder, today } from '../../test/kit.ts';
import { memoryKeeper } from '../../test/memory-keeper.ts';
import { keyDay } from '../key/key-id.ts';
import { deviceShareFile } from './device-share-file.ts';
import { openTerminalVault } from './open-vault.ts';
import type { KeyPlace, TerminalVault } from './port.ts';
import { createWithKeeper, rekeyWithKeeper, settleWithKeeper, unlockWithKeeper } from './with-keeper.ts';

const person = (id: string): KeyPlace => ({ kind: 'person', person: id });
const index: KeyPlace = { kind: 'index', purpose: duty.purpose, day: today };
const name = Buffer.from('person/name');
const plain = Buffer.from('沈巍');

async function createdVault() {
  const folder = temporaryFolder();
  const keeper = memoryKeeper();
  const open = (): TerminalVault =>
    openTerminalVault({
      path: join(folder, 'keys'),
      share: deviceShareFile(join(folder, 'share')),
      now: () => start,
    });
  const vault = open();
  await createWithKeeper(vault.steps, keeper, 1);
  return { folder, keeper, open, vault };
}

test('opens again what it sealed, after a restart and with the keeper', async () => {
  const { vault, open, keeper } = await createdVault();
  const sealed = vault.sealUnder(person('a/b'), name, plain);
  const digest = vault.digest({ kind: 'numbers' }, '13800000000');
  vault.flush();
  vault.close();
  const again = open();
  expect(again.state()).toBe('locked');
  expect(() => again.openUnder(person('a/b'), name, sealed)).toThrow(
    expect.objectContaining({ code: 'vault-locked' }),
  );
  await unlockWithKeeper(again.steps, keeper);
  expect(again.openUnder(person('a/b'), name, sealed)).toEqual(plain);
  expect(again.knownDigest({ kind: 'numbers' }, '13800000000')).toBe(digest);
  expect(again.places()).toEqual([person('a/b'), { kind: 'numbers' }]);
});

test('opens nothing under another name or another place, and makes no key to find that out', async () => {
  const { vault } = await createdVault();
  const sealed = vault.sealUnder(person('a'), name, plain);
  expect(vault.openUnder(person('a'), Buffer.from('other'), sealed)).toBeNull();
  expect(() => vault.openUnder(person('a'), name, sealed.subarray(1))).toThrow(
    expect.objectContaining({ code: 'store-damaged' }),
  );
  expect(vault.openUnder(person('b'), name, sealed)).toBeNull();
  expect(vault.knownDigest(index, 'x')).toBeNull();
  expect(vault.places()).toEqual([person('a')]);
});

test('opens with no other keeper, and with no other device share', async () => {
  const { vault, open, folder, keeper } = await createdVault();
  vault.sealUnder(person('a'), name, plain);
  vault.flush();
  vault.close();
  const other = memoryKeeper();
  await other.prepare(1);
  const stolen = open();
  await expect(unlockWithKeeper(stolen.steps, other)).rejects.toMatchObject({ code: 'keeper-refused' });
  const share = readFileSync(join(folder, 'share'));
  const wrong = Buffer.from(share);
  wrong[20] = (wrong[20] ?? 0) ^ 1;
  writeFileSync(join(folder, 'share'), wrong);
  await expect(unlockWithKeeper(stolen.steps, keeper)).rejects.toMatchObject({ code: 'keeper-refused' });
  writeFileSync(join(folder, 'share'), share);
  await unlockWithKeeper(stolen.steps, keeper);
  expect(stolen.state()).toBe('open');
});

test('seals records while it is locked, which open once it is unlocked', async () => {
  const { vault, open, keeper } = await createdVault();
  vault.close();
  const dark = open();
  const sealed = dark.sealBody(today, duty, headerOf(), body);
  const label = { record: headerOf().id, takenAt: start };
  const capture = dark.sealCapture(duty.purpose, today, days(1), label, Buffer.from('jpeg'));
  dark.flush();
  expect(() => dark.openBody(headerOf(), sealed.body as never, collectableFields)).toThrow();
  dark.close();
  const light = open();
  await unlockWithKeeper(light.steps, keeper);
  if (sealed.body === null) throw new Error('nothing was sealed');
  const opened = light.openBody(headerOf(), sealed.body, ['name', 'phone']);
  expect(opened).toMatchObject({ ok: true, value: { forgotten: false } });
  if (opened.ok) expect(opened.value.body.unwrap(owner)).toEqual({ name: '沈巍', phone: '10012345678' });
  const picture = light.openCapture(label, capture);
  expect(picture.ok && Buffer.from(picture.value.unwrap(owner)).toString()).toBe('jpeg');
  const moved = light.openCapture({ ...label, record: 'x' as PassageId }, capture);
  expect(moved).toEqual({ ok: false, fault: 'not-sealed-so' });
});

test('gives one id to the keys of a day, and another once they were dropped', async () => {
  const { vault, keeper } = await createdVault();
  const first = vault.dayKey(duty.purpose, today, [days(1)]);
  expect(vault.dayKey(duty.purpose, today, [days(1)])).toEqual(first);
  expect(vault.dayKey(duty.purpose, today, [days(1), days(2)]).id).toBe(first.id);
  vault.drop([{ kind: 'all-of-purpose', purpose: duty.purpose, from: null, to: today }]);
  const second = vault.dayKey(duty.purpose, today, [days(1)]);
  expect(second.generation).toBe(first.generation + 1);
  await rekeyWithKeeper(vault.steps, keeper);
  vault.drop([{ kind: 'pair', purpose: duty.purpose, day: today, keep: days(1) }]);
  expect(vault.dayKey(duty.purpose, today, [days(1)]).generation).toBe(second.generation + 1);
});

test('forgets what was dropped at once, after a restart too, and for good once the keeper has destroyed its share', async () => {
  const { vault, open, keeper, folder } = await createdVault();
  const gone = vault.sealUnder(person('a'), name, plain);
  const stays = vault.sealUnder(person('b'), name, plain);
  const record = vault.sealBody(today, duty, headerOf(), body).body;
  const tag = vault.digest(index, 'a');
  vault.flush();
  copyFileSync(join(folder, 'keys'), join(folder, 'old-keys'));
  copyFileSync(join(folder, 'share'), join(folder, 'old-share'));
  vault.drop([person('a'), { kind: 'all-of-purpose', purpose: duty.purpose, from: today, to: today }]);
  expect(vault.openUnder(person('a'), name, gone)).toBeNull();
  expect(vault.knownDigest(index, 'a')).toBeNull();
  expect(vault.pending()).toEqual([{ keys: 4, since: start, for: 're-key', generation: 1 }]);
  vault.close();
  const again = open();
  await unlockWithKeeper(again.steps, keeper);
  expect(again.openUnder(person('a'), name, gone)).toBeNull();
  expect(again.pending()).toMatchObject([{ keys: 4, for: 're-key' }]);
  const done = await rekeyWithKeeper(again.steps, keeper);
  expect(done).toEqual({ generation: 2, dropped: 4, survivors: 1 });
  expect(again.pending()).toEqual([]);
  expect(again.openUnder(person('b'), name, stays)).toEqual(plain);
  if (record === null) throw new Error('nothing was sealed');
  expect(again.openBody(headerOf(), record, ['name'])).toEqual({ ok: false, fault: 'key-destroyed' });
  expect(again.digest(index, 'a')).not.toBe(tag);
  // Whoever has the old flash asks the keeper in vain.
  const thief = openTerminalVault({
    path: join(folder, 'old-keys'),
    share: deviceShareFile(join(folder, 'old-share')),
    now: () => start,
  });
  await expect(unlockWithKeeper(thief.steps, keeper)).rejects.toMatchObject({ code: 'keeper-refused' });
});

test('drops while it is locked, and counts what that was when it is opened', async () => {
  const { vault, open, keeper } = await createdVault();
  const gone = vault.sealUnder(person('a'), name, plain);
  vault.digest(index, 'a');
  vault.dayKey(duty.purpose, today, [days(1)]);
  vault.flush();
  vault.lock();
  vault.drop([person('a'), { kind: 'all-of-purpose', purpose: duty.purpose, from: null, to: null }]);
  expect(vault.pairs()).toEqual([]);
  await unlockWithKeeper(vault.steps, keeper);
  expect(vault.openUnder(person('a'), name, gone)).toBeNull();
  expect(vault.pending()).toMatchObject([{ keys: 3 }]);
  const reborn = vault.sealUnder(person('a'), name, plain);
  vault.flush();
  vault.close();
  const again = open();
  await unlockWithKeeper(again.steps, keeper);
  expect(again.openUnder(person('a'), name, reborn)).toEqual(plain);
});

test('keeps dropped keys pending until the keeper says that its share is gone', async () => {
  const { vault, open, keeper } = await createdVault();
  vault.sealUnder(person('a'), name, plain);
  vault.drop([person('a')]);
  keeper.slow = true;
  await rekeyWithKeeper(vault.steps, keeper);
  const waits = [{ keys: 1, since: start, for: 'keeper', generation: 1 }];
  expect(vault.pending()).toEqual(waits);
  vault.close();
  const again = open();
  expect(again.pending()).toEqual(waits);
  await unlockWithKeeper(again.steps, keeper);
  keeper.slow = false;
  await settleWithKeeper(again.steps, keeper);
  expect(again.pending()).toEqual([]);
  again.close();
  expect(open().pending()).toEqual([]);
});

test('moves to another keeper, and the one before opens nothing any more', async () => {
  const { vault, open, keeper } = await createdVault();
  const sealed = vault.sealUnder(person('a'), name, plain);
  const other = memoryKeeper();
  await rekeyWithKeeper(vault.steps, other, keeper);
  vault.close();
  const again = open();
  await expect(unlockWithKeeper(again.steps, keeper)).rejects.toMatchObject({ code: 'keeper-refused' });
  await unlockWithKeeper(again.steps, other);
  expect(again.openUnder(person('a'), name, sealed)).toEqual(plain);
  expect(keeper.held()).toEqual([]);
});

test('takes a write that did not come to its end for none, and a change before the end for damage', async () => {
  const { vault, open, keeper, folder } = await createdVault();
  const sealed = vault.sealUnder(person('a'), name, plain);
  vault.flush();
  const whole = statSync(join(folder, 'keys')).size;
  vault.sealUnder(person('b'), name, plain);
  vault.flush();
  vault.close();
  truncateSync(join(folder, 'keys'), statSync(join(folder, 'keys')).size - 3);
  const torn = open();
  await unlockWithKeeper(torn.steps, keeper);
  expect(torn.openUnder(person('a'), name, sealed)).toEqual(plain);
  const later = torn.sealUnder(person('c'), name, plain);
  torn.flush();
  torn.close();
  const again = open();
  await unlockWithKeeper(again.steps, keeper);
  expect(again.openUnder(person('c'), name, later)).toEqual(plain);
  again.close();
  const bytes = readFileSync(join(folder, 'keys'));
  bytes[whole - 20] = (bytes[whole - 20] ?? 0) ^ 1;
  writeFileSync(join(folder, 'keys'), bytes);
  expect(open).toThrow(expect.objectContaining({ code: 'store-damaged' }));
});

test('refuses a file whose every byte is not as it was written', async () => {
  const { vault, open, keeper, folder } = await createdVault();
  vault.dayKey(duty.purpose, today, [days(1)]);
  await rekeyWithKeeper(vault.steps, keeper);
  vault.close();
  const bytes = readFileSync(join(folder, 'keys'));
  const ring = bytes.length - 17 - (29 + 32 + 32 + 4);
  for (let at = 0; at < bytes.length; at += at < ring ? 1 : 16) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x40;
    writeFileSync(join(folder, 'keys'), changed);
    // The last 17 bytes are a block that says what the keeper has destroyed: a torn one is none.
    if (at >= bytes.length - 17) break;
    const attempt = async () => unlockWithKeeper(open().steps, keeper);
    await expect(attempt(), `byte ${at}`).rejects.toMatchObject({
      code: expect.stringMatching(/^(store-damaged|keeper-refused)$/),
    });
  }
});

test('leaves nothing behind when it is destroyed', async () => {
  const { vault, folder, keeper } = await createdVault();
  vault.sealUnder(person('a'), name, plain);
  vault.flush();
  vault.steps.destroy();
  expect(vault.state()).toBe('none');
  expect([existsSync(join(folder, 'keys')), existsSync(join(folder, 'share'))]).toEqual([false, false]);
  expect(() => vault.dayKey(duty.purpose, today, [days(1)])).toThrow(
    expect.objectContaining({ code: 'vault-locked' }),
  );
  await createWithKeeper(vault.steps, keeper, 2);
  expect(vault.places()).toEqual([]);
});

test.each<[string, readonly Duration[]]>([
  ['no period', []],
  ['half a second', [duration(500)]],
  ['more than 16 periods', Array.from({ length: 17 }, (_, i) => days(i + 1))],
])('refuses a day key for %s, and leaves nothing behind', async (_, keeps) => {
  const { vault } = await createdVault();
  expect(() => vault.dayKey(duty.purpose, keyDay('2022-12-07'), keeps)).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
  expect(vault.pairs()).toEqual([]);
});
