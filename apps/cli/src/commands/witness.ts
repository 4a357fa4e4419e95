import { parseVerifierKey, type VerifierKey } from '@vedette/vault/log';
import { type Command, InvalidArgumentError } from 'commander';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';
import type { WitnessOptions } from '../witness/run-witness.ts';

/** `witness`: cosigns the logs of others as long as they only grow, until a signal ends it. */
export function witness(shell: Shell): Command {
  const { witness: help, json } = shell.words.help;
  return newCommand(shell, 'witness', help.about)
    .requiredOption('--name <name>', help.name, keyName)
    .requiredOption('--log <key>', help.log, logKeys)
    .option('--data <folder>', help.data, 'data/witness')
    .option('--host <address>', help.host, '127.0.0.1')
    .option('--port <n>', help.port, wholeNumber(0, 65_535), 7095)
    .option('--json', json)
    .action(async (options: WitnessOptions) => {
      const { runWitness } = await import('../witness/run-witness.ts');
      await runWitness(shell, options);
    });
}

function keyName(text: string): string {
  if (/^[^\s+\p{Cc}]{1,200}$/u.test(text)) return text;
  throw new InvalidArgumentError('auditor.example');
}

function logKeys(text: string, before: readonly VerifierKey[] | undefined): readonly VerifierKey[] {
  const key = parseVerifierKey(text);
  if (key?.algorithm !== 'ed25519') throw new InvalidArgumentError('name+id+key');
  return [...(before ?? []), key];
}
