import { commandAnswerSchema } from '@vedette/contract/link';
import type { CommandMemory, CommandOutcome } from '@vedette/link';
import type { LinkStore } from '@vedette/store';

/** What became of the last commands, in the store: a lane opens no second time, also after a restart. */
export function commandMemory(
  link: Pick<LinkStore, 'command' | 'putCommand' | 'commandTold' | 'untoldCommands'>,
): CommandMemory {
  return {
    find: async (id) => commandAnswerSchema.safeParse(await link.command(id)).data ?? null,
    told: (id) => link.commandTold(id),
    async untold() {
      const outcomes = await link.untoldCommands();
      return outcomes.flatMap((outcome): CommandOutcome[] => {
        const { data } = commandAnswerSchema.safeParse(outcome);
        return data === undefined ? [] : [data];
      });
    },
    put: (outcome) => link.putCommand(outcome.command, { ...outcome }),
  };
}
