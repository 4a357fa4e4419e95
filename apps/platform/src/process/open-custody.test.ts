import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { splitAmongPeople } from '@vedette/vault';
import { expect, onTestFinished, test } from 'vitest';
import { lockFile, openCustody, shareSocket } from './open-custody.ts';

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-people-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'custody.key');
  const waits: number[] = [];
  const open = () =>
    openCustody({
      start: { data: join(folder, 'data'), keyFile, tokenPin: null },
      custody: { kind: 'file' },
      mayCreate: async () => true,
      waiting: (missing) => void waits.push(missing),
    });
  return { keyFile, waits, open };
}

/** One person hands in one share. */
function handIn(keyFile: string, share: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(shareSocket(keyFile));
    socket.on('error', reject);
    socket.write(`${share}\n`);
    createInterface(socket).once('line', (line) => {
      socket.end();
      resolve(line);
    });
  });
}

test('waits for as many people as it takes, and opens what they locked', async () => {
  const { keyFile, waits, open } = place();
  const plain = await open();
  const name = new TextEncoder().encode('rack');
  const before = await plain.wrap(Buffer.alloc(32, 1), name);
  const { lock, texts } = await splitAmongPeople(2, 3);
  writeFileSync(lockFile(keyFile), JSON.stringify(lock), { mode: 0o600 });
  const opening = open();
  await expect.poll(() => waits).toEqual([2]);
  expect(statSync(shareSocket(keyFile)).mode & 0o777).toBe(0o600);
  expect(await handIn(keyFile, 'nonsense')).toBe('refused');
  expect(await handIn(keyFile, texts[2] ?? '')).toBe('taken 1');
  expect(await handIn(keyFile, texts[2] ?? '')).toBe('known');
  expect(await handIn(keyFile, texts[0] ?? '')).toBe('taken 0');
  const custody = await opening;
  expect((await custody.unwrap(before, name)).every((byte) => byte === 1)).toBe(true);
  const locked = await custody.wrap(Buffer.alloc(32, 2), name);
  expect((await plain.unwrap(locked, name)).includes(Buffer.alloc(32, 2))).toBe(false);
  custody.close();
});

test('does not open with shares of another key', async () => {
  const { keyFile, waits, open } = place();
  const { lock } = await splitAmongPeople(2, 2);
  const { texts: others } = await splitAmongPeople(2, 2);
  writeFileSync(lockFile(keyFile), JSON.stringify(lock), { mode: 0o600 });
  const opening = open();
  const refused = expect(opening).rejects.toMatchObject({ code: 'input-invalid' });
  await expect.poll(() => waits).toEqual([2]);
  for (const text of others) await handIn(keyFile, text);
  await refused;
});
