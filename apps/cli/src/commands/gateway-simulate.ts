import { type Command, Option } from 'commander';
import { faults, shapes } from '../gateway/choices.ts';
import type { SimulateOptions } from '../gateway/simulate.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';
import { wholeNumber } from '../usage/values.ts';

/** `gateway simulate`: platforms that know invented people, until a signal ends them. */
export function gatewaySimulate(shell: Shell): Command {
  const { gateway: help, json } = shell.words.help;
  return newCommand(shell, 'simulate', help.simulate)
    .option('--port <n>', help.port, wholeNumber(0, 65_535), 0)
    .option('--host <address>', help.host, '127.0.0.1')
    .addOption(new Option('--shape <shape>', help.shape).choices(shapes))
    .addOption(new Option('--fault <fault>', help.fault).choices(faults))
    .option('--rate <percent>', help.rate, wholeNumber(0, 100), 100)
    .option('--late <ms>', help.late, wholeNumber(0, 600_000))
    .option('--signed', help.signed)
    .option('--json', json)
    .action(async (options: SimulateOptions) => {
      const { simulate } = await import('../gateway/simulate.ts');
      await simulate(shell, options);
    });
}
