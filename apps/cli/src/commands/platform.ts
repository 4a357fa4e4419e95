import type { Command } from 'commander';
import { runProgram } from '../run-program.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

interface PlatformOptions {
  readonly data?: string;
  readonly port?: number;
  readonly host?: string;
  readonly origin?: string;
  readonly oneBox?: string;
}

/** `platform`: the platform in a process of its own; what is not said here, its environment and its file say. */
export function platform(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'platform', help.platform.about)
    .option('--data <folder>', help.platform.data)
    .option('--port <n>', help.start.port, wholeNumber(0, 65_535))
    .option('--host <address>', help.platform.host)
    .option('--origin <url>', help.platform.origin)
    .option('--one-box <file>', help.platform.oneBox)
    .action(async ({ data, port, host, origin, oneBox }: PlatformOptions) => {
      const said = { data, port, host, origin, 'one-box': oneBox };
      const args = Object.entries(said).flatMap(([name, value]) =>
        value === undefined ? [] : [`--${name}`, String(value)],
      );
      shell.leave(await runProgram('apps/platform/src/main.ts', args));
    });
}
