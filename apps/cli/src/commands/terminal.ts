import type { Command } from 'commander';
import { runProgram } from '../run-program.ts';
import type { Shell } from '../shell.ts';
import { withDataFolder } from '../store/data-folder.ts';
import { terminalProgram } from '../update/terminal-program.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

interface TerminalOptions {
  readonly data: string;
  readonly port?: number;
  readonly demo?: true;
  readonly join?: string;
  readonly voucherFile?: string;
}

/** The code by which the terminal asks to be started again (EX_TEMPFAIL). */
const again = 75;

/** `terminal`: the terminal in a process of its own, started again whenever it asks for it. */
export function terminal(shell: Shell): Command {
  const { help } = shell.words;
  return withDataFolder(newCommand(shell, 'terminal', help.terminal.about), shell)
    .option('--port <n>', help.start.port, wholeNumber(0, 65_535))
    .option('--demo', help.start.demo)
    .option('--join <url>', help.terminal.join)
    .option('--voucher-file <path>', help.terminal.voucherFile)
    .action(async (options: TerminalOptions) => {
      const { data, port, demo, join, voucherFile } = options;
      const args = ['--data', data];
      if (port !== undefined) args.push('--port', String(port));
      if (demo === true) args.push('--demo');
      if (join !== undefined) args.push('--join', join);
      if (voucherFile !== undefined) args.push('--voucher-file', voucherFile);
      let code: number;
      do code = await runProgram(...terminalProgram(data, args));
      while (code === again);
      shell.leave(code);
    });
}
