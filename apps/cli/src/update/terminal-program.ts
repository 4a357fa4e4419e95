import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectPath } from '../run-program.ts';

/** How long a release may be on trial, from its start on. */
const trialSeconds = 180;
const delivered = 'apps/terminal/src/main.ts';

/**
 * What is started for a terminal with its data in a folder: where a root was laid for its updates, `boot.ts`, which
 * starts the release whose turn it is; otherwise the program as it was delivered.
 */
export function terminalProgram(data: string, args: readonly string[]): readonly [string, readonly string[]] {
  const folder = join(resolve(data), 'updates');
  if (!existsSync(join(folder, 'root.json'))) return [delivered, args];
  return [
    'apps/terminal/src/updates/boot.ts',
    [folder, String(trialSeconds), projectPath(delivered), ...args],
  ];
}
