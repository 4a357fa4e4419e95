import { type Command, InvalidArgumentError } from 'commander';
import type { Shell } from '../shell.ts';
import type { PackOptions } from '../update/pack-release.ts';
import type { NewRelease, RootOptions, TargetsOptions } from '../update/sign-metadata.ts';
import { newCommand } from '../usage/new-command.ts';
import { line, wholeNumber } from '../usage/values.ts';

/** `update new-keys`: the keys that stay off-line. */
export function updateNewKeys(shell: Shell): Command {
  const { update: help } = shell.words.help;
  return newCommand(shell, 'new-keys', help.newKeys)
    .requiredOption('--keys <folder>', help.keys)
    .action(async ({ keys }: { keys: string }) => {
      const { writeNewKeys } = await import('../update/signing-key.ts');
      await writeNewKeys(keys);
    });
}

/** `update root`: who may sign. */
export function updateRoot(shell: Shell): Command {
  const { update: help } = shell.words.help;
  return newCommand(shell, 'root', help.root)
    .requiredOption('--keys <folder>', help.keys)
    .requiredOption('--online-key <hex>', help.onlineKey, onlineKey)
    .option('--previous <file>', help.previous)
    .option('--previous-keys <folder>', help.previousKeys)
    .option('--days <n>', help.days, wholeNumber(1, 3650), 365)
    .requiredOption('--out <file>', help.out)
    .action(async (options: RootOptions) => {
      const { signRoot } = await import('../update/sign-metadata.ts');
      await signRoot(shell, options);
    });
}

/** `update targets`: which releases there are. */
export function updateTargets(shell: Shell): Command {
  const { update: help } = shell.words.help;
  return newCommand(shell, 'targets', help.targets)
    .requiredOption('--keys <folder>', help.keys)
    .option('--previous <file>', help.previous)
    .option('--add <version=archive>', help.add, releases, [])
    .option('--remove <version>', help.remove, (text: string, before: string[]) => [...before, text], [])
    .option('--note <text>', help.note, line)
    .option('--days <n>', help.days, wholeNumber(1, 3650), 90)
    .requiredOption('--out <file>', help.out)
    .action(async (options: TargetsOptions) => {
      const { signTargets } = await import('../update/sign-metadata.ts');
      await signTargets(shell, options);
    });
}

/** `update pack`: this checkout as a release. */
export function updatePack(shell: Shell): Command {
  const { update: help } = shell.words.help;
  return newCommand(shell, 'pack', help.pack)
    .option('--as <version>', help.as, version)
    .option('--delivered <file>', help.delivered)
    .requiredOption('--out <file>', help.out)
    .action(async (options: PackOptions) => {
      const { packRelease } = await import('../update/pack-release.ts');
      await packRelease(shell, options);
    });
}

const versionPattern = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.]{1,20})?$/;

function version(text: string): string {
  if (versionPattern.test(text)) return text;
  throw new InvalidArgumentError('1.2.3');
}

function onlineKey(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  throw new InvalidArgumentError('64 hex digits');
}

function releases(text: string, before: readonly NewRelease[]): readonly NewRelease[] {
  const [, version, archive] = /^(\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.]{1,20})?)=(.+)$/.exec(text) ?? [];
  if (version === undefined || archive === undefined) throw new InvalidArgumentError('1.2.3=release.zip');
  return [...before, { version, archive }];
}
