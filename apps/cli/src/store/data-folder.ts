import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Shell } from '../shell.ts';

/** Adds `--data`, which is where the terminal keeps everything; as for `start`, `VEDETTE_DATA` or `data`. */
export function withDataFolder(command: Command, { words, environment }: Shell): Command {
  return command.option('--data <folder>', words.help.data, environment['VEDETTE_DATA'] ?? 'data');
}

/** Whether a terminal was ever started on the folder. */
export function holdsStore(folder: string): boolean {
  return ['store.key-check', 'records.db'].some((name) => existsSync(join(resolve(folder), name)));
}
