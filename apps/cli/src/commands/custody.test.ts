import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { joinShares, parseShare } from '@vedette/vault';
import { expect, onTestFinished, test } from 'vitest';
import { vedetteHere } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

const sharesIn = (output: string): readonly string[] =>
  output.split('\n').flatMap((line) => /^\d+ {2}([0-9a-f-]+)$/.exec(line)?.[1] ?? []);

/** A platform that waits, and answers each share as it is told to. */
async function waiting(keyFile: string, answers: readonly string[]): Promise<readonly string[]> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    createInterface(socket).on('line', (line) => {
      heard.push(line);
      socket.write(`${answers[heard.length - 1] ?? 'refused'}\n`);
    });
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(`${keyFile}.sock`, resolve));
  return heard;
}

test('splits the custody once, and shows shares of which as many as said put it together', async () => {
  const keyFile = join(temporaryFolder(), 'custody.key');
  const split = ['custody', 'split', '--key-file', keyFile, '--shares', '3', '--needed', '2'];
  const made = await vedetteHere(split);
  expect(made.code).toBe(0);
  const texts = sharesIn(made.output);
  expect(texts).toHaveLength(3);
  expect(statSync(`${keyFile}.people`).mode & 0o777).toBe(0o600);
  const lock = JSON.parse(readFileSync(`${keyFile}.people`, 'utf8'));
  const shares = texts.slice(1).map((text) => parseShare(text) ?? new Uint8Array());
  expect(await joinShares(lock, shares)).toHaveLength(32);
  expect((await vedetteHere(split)).code).not.toBe(0);
  const tooMany = ['custody', 'split', '--key-file', `${keyFile}2`, '--shares', '2', '--needed', '3'];
  expect((await vedetteHere(tooMany)).code).toBe(65);
});

test('hands one share to the platform that waits, and says how many are missing', async () => {
  const keyFile = join(temporaryFolder(), 'custody.key');
  const handIn = ['custody', 'join', '--key-file', keyFile];
  expect((await vedetteHere(handIn, { input: 'share\n' })).errors).toContain('.sock');
  const heard = await waiting(keyFile, ['taken 1', 'known', 'refused']);
  expect(await vedetteHere(handIn, { input: 'a-share\n' })).toMatchObject({ code: 0 });
  expect(heard).toEqual(['a-share']);
  expect((await vedetteHere(handIn, { input: 'a-share\n' })).code).toBe(65);
  expect((await vedetteHere(handIn, { input: 'other\n' })).code).toBe(65);
});
