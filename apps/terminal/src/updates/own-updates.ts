import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateStep } from './install-update.ts';
import { openUpdates, type Updates } from './open-updates.ts';
import { type HealthCheck, proveTrial } from './prove-trial.ts';
import { openSlotFolder } from './slot-folder.ts';

export interface Trial {
  readonly checks: readonly HealthCheck[];
  readonly good: () => void;
  readonly refused: (failed: readonly string[]) => void;
}

export interface OwnUpdates {
  /** Of a platform, by its address. */
  readonly of: ((platform: string) => Updates) | null;
  /** A release on trial is proven; for any other this does nothing. */
  prove(trial: Trial): Promise<void>;
}

/** Less than `boot.ts` gives a whole trial, of which the start is a part. */
const proofWithin = 90_000;

/**
 * What stands in the folder `updates` of the data. Only where somebody laid `root.json` there is a release believed:
 * a root that the platform sends would let whoever breaks into it choose whose releases run.
 */
export function ownUpdates(data: string, reached: (step: UpdateStep) => void): OwnUpdates {
  const folder = join(data, 'updates');
  const trustedRoot = join(folder, 'root.json');
  if (!existsSync(trustedRoot)) return { of: null, prove: async () => undefined };
  const slots = openSlotFolder(folder);
  return {
    of: (platform) => openUpdates({ folder, trustedRoot, platform, reached }),
    async prove({ checks, good, refused }) {
      if (slots.read().trial === null) return;
      const failed = await proveTrial(slots, checks, proofWithin);
      if (failed.length === 0) good();
      else refused(failed);
    },
  };
}
