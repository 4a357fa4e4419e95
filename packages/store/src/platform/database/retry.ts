import { setTimeout as pause } from 'node:timers/promises';
import { asDatabaseFault, isCollision, isConnectionLoss } from './database-fault.ts';

export interface Patience {
  /** How long a lost connection is waited for, in milliseconds. */
  readonly forConnection: number;
  /** Whether to give up at once. */
  readonly stopped?: () => boolean;
}

const collisionsAtMost = 20;
const longestPause = 1_000;

/**
 * Does something that may be done twice, again after a collision or a lost connection, with growing pauses of
 * random length so that two who collided do not meet again.
 * @throws what it fails with in the end, as a VedetteError
 */
export async function retried<T>(work: () => Promise<T>, { forConnection, stopped }: Patience): Promise<T> {
  let waited = 0;
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      const again = isConnectionLoss(error)
        ? waited < forConnection && stopped?.() !== true
        : isCollision(error) && failures < collisionsAtMost;
      if (!again) throw asDatabaseFault(error);
    }
    const length = Math.min(longestPause, 5 * 2 ** failures) * (0.5 + Math.random() / 2);
    waited += length;
    await pause(length);
  }
}
