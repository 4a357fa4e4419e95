import type { CommandAnswer, CommandOf } from '@vedette/contract/link';
import { installUpdate, type UpdateStep, updateTroubles } from './install-update.ts';
import { type HealthCheck, proveTrial } from './prove-trial.ts';
import { runUpdate } from './run-update.ts';
import { openSlotFolder } from './slot-folder.ts';

export interface UpdatesNeeds {
  /** The folder of updates, the same that `boot.ts` was given. */
  readonly folder: string;
  /** The root that was delivered with the program. */
  readonly trustedRoot: string;
  /** Of the platform, `https://host[:port]`. */
  readonly platform: string;
  readonly reached: (step: UpdateStep) => void;
}

/** The terminal's end of updates. */
export interface Updates {
  /** After an answer that says `on-trial` the program leaves with `restartWanted`. */
  run(command: CommandOf<'update'>): Promise<Exclude<CommandAnswer, { state: 'acknowledged' }>>;
  /** Words for the troubles of health. */
  troubles(): readonly string[];
  /** To be called once everything has been started; the checks that failed, after which the program leaves. */
  prove(checks: readonly HealthCheck[], within: number): Promise<readonly string[]>;
}

export function openUpdates({ folder, trustedRoot, platform, reached }: UpdatesNeeds): Updates {
  const slots = openSlotFolder(folder);
  const source = { origin: `${platform}/updates`, trustedRoot };
  return {
    run: (command) => runUpdate((asked) => installUpdate({ slots, source, reached }, asked), command),
    troubles: () => updateTroubles(slots.read()),
    prove: (checks, within) => proveTrial(slots, checks, within),
  };
}
