import { writeFile } from 'node:fs/promises';
import { splitAmongPeople } from '@vedette/vault';
import { fileFault } from '../input/file-fault.ts';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';

export interface SplitOptions {
  readonly keyFile: string;
  readonly shares: number;
  readonly needed: number;
}

/**
 * Makes a key that nobody holds alone, writes beside the key file what tells whether it was put together rightly, and
 * shows each share once. One that is there already is never replaced: its shares would be worth nothing.
 */
export async function splitCustody(shell: Shell, { keyFile, shares, needed }: SplitOptions): Promise<void> {
  if (needed > shares) throw new CommandError('too-many-needed', `${needed} > ${shares}`);
  const path = `${keyFile}.people`;
  const { lock, texts } = await splitAmongPeople(needed, shares);
  try {
    await writeFile(path, `${JSON.stringify(lock)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw isThere ? new CommandError('split-before', path, cause) : fileFault(path, cause);
  }
  const words = shell.words.custody;
  await shell.output.line(fill(words.split, { shares: String(shares), needed: String(needed) }));
  for (const [nth, text] of texts.entries()) await shell.output.line(`${nth + 1}  ${text}`);
  await shell.output.line(words.keepApart);
}
