import type { CommandAnswer, CommandOf } from '@vedette/contract/link';
import { VedetteError } from '@vedette/domain';

type Answer = Exclude<CommandAnswer, { state: 'acknowledged' }>;

/**
 * Carries out the command to update. After `done` with `on-trial` the program is to leave with `restartWanted`, once
 * its answer is on its way; whether the release is good, health tells later.
 */
export async function runUpdate(
  install: (asked: CommandOf<'update'>) => Promise<'on-trial' | 'running'>,
  command: CommandOf<'update'>,
): Promise<Answer> {
  try {
    const outcome = await install(command);
    return { command: command.id, state: 'done', result: [['update', outcome]] };
  } catch (error) {
    const { code, details } = error instanceof VedetteError ? error : { code: 'internal', details: {} };
    const why = details.at === undefined ? code : `${code}: ${details.at}`;
    const failure = code === 'conflict' ? 'busy' : 'internal';
    return { command: command.id, state: 'failed', failure, result: [['fault', why]] };
  }
}
