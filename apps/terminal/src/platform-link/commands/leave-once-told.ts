import type { CommandId } from '@vedette/contract/link';
import type { CommandMemory } from '@vedette/link';

export interface Leaving {
  /** The same memory, watched. */
  readonly memory: CommandMemory;
  /** Leaves once the platform has taken the answer to that command. */
  leaveAfter(command: CommandId): void;
}

/** The answer is kept, and told after the next start as well: nobody waits for a platform that has gone. */
const patience = 10_000;

/** Ends this process when what it was told to do is answered. */
export function leaveOnceTold(memory: CommandMemory, leave: () => void): Leaving {
  const awaited = new Set<CommandId>();
  let hasLeft = false;
  const leaveOnce = (): void => {
    if (!hasLeft) leave();
    hasLeft = true;
  };
  return {
    memory: {
      ...memory,
      async told(command) {
        await memory.told(command);
        if (awaited.has(command)) leaveOnce();
      },
    },
    leaveAfter(command) {
      awaited.add(command);
      setTimeout(leaveOnce, patience);
    },
  };
}
