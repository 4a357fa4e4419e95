import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/kit.ts';
import { fileCustody } from '../file-custody.ts';
import { lockedByPeople } from './people-custody.ts';
import { joinShares, parseShare, splitAmongPeople } from './shares.ts';

const name = new TextEncoder().encode('rack');
const key = Buffer.alloc(32, 6);

function shareOf(text: string | undefined): Uint8Array {
  const share = parseShare(text ?? '');
  if (share === null) throw new Error('no share');
  return share;
}

async function openInner(folder: string) {
  const path = join(folder, 'keys', 'custody.key');
  return fileCustody({ path, outside: join(folder, 'data'), mayCreate: async () => true });
}

test('any three of five open it, two do not, and those of another key do not', async () => {
  const { lock, texts } = await splitAmongPeople(3, 5);
  const [a, b, c, d, e] = texts.map(shareOf);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined)
    throw new Error('five');
  const master = await joinShares(lock, [a, b, c]);
  expect((await joinShares(lock, [e, d, b])).equals(master)).toBe(true);
  await expect(joinShares(lock, [a, b])).rejects.toMatchObject({ code: 'input-invalid' });
  const { texts: others } = await splitAmongPeople(3, 5);
  const foreign = others.map(shareOf);
  await expect(joinShares(lock, foreign.slice(0, 3))).rejects.toMatchObject({ code: 'input-invalid' });
  expect(JSON.stringify(lock)).not.toContain(master.toString('hex'));
});

test('a share is read however it was written down, and not when a sign of it is wrong', async () => {
  const { texts } = await splitAmongPeople(2, 2);
  const text = texts[0] ?? '';
  expect(parseShare(text.toUpperCase().replaceAll('-', ' '))).toEqual(parseShare(text));
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '-') continue;
    const wrong = text.slice(0, at) + (sign === 'a' ? 'b' : 'a') + text.slice(at + 1);
    expect(parseShare(wrong)).toBeNull();
  }
});

test('what people lock opens with them alone, also after the custody has another epoch', async () => {
  const folder = temporaryFolder();
  const inner = await openInner(folder);
  const before = await inner.wrap(key, name);
  const { lock, texts } = await splitAmongPeople(2, 3);
  const shares = texts.slice(0, 2).map(shareOf);
  const locked = lockedByPeople(inner, await joinShares(lock, shares));
  const wrapped = await locked.wrap(key, name);
  expect((await locked.unwrap(wrapped, name)).equals(key)).toBe(true);
  // From before they locked it.
  expect((await locked.unwrap(before, name)).equals(key)).toBe(true);
  const alone = await (await openInner(folder)).unwrap(wrapped, name);
  expect(alone).toHaveLength(65);
  expect(alone.includes(key)).toBe(false);
  await locked.begin();
  expect((await locked.unwrap(wrapped, name)).equals(key)).toBe(true);
  locked.close();
});
