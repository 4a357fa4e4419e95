import { setTimeout as pause } from 'node:timers/promises';
import type { TerminalStore } from '@vedette/store';
import type { Lanes } from '../lane/lanes.ts';
import type { PlatformLink } from '../platform-link/platform-link.ts';
import type { HealthCheck } from './prove-trial.ts';

export interface StartChecksNeeds {
  readonly store: Pick<TerminalStore, 'upkeep'>;
  readonly lanes: Pick<Lanes, 'list'>;
  readonly platform: Pick<PlatformLink, 'view'>;
  /** How many lanes there are to be. */
  readonly lanesWanted: number;
  /** Whether the page of a door is answered. */
  readonly servesPages: () => Promise<boolean>;
}

const lookEvery = 500;

/**
 * What a release must do before it is good. A platform that is not reached counts: nobody could take back, from afar, a
 * release that has lost it.
 */
export function startChecks(needs: StartChecksNeeds): readonly HealthCheck[] {
  const { store, lanes, platform, lanesWanted, servesPages } = needs;
  return [
    { name: 'store', passes: async () => (await store.upkeep.health()).freeBytes >= 0 },
    { name: 'lanes', passes: async () => lanes.list().length === lanesWanted },
    { name: 'pages', passes: servesPages },
    { name: 'platform', passes: (signal) => isReached(platform, signal) },
  ];
}

async function isReached(platform: Pick<PlatformLink, 'view'>, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const { state } = await platform.view();
    if (state === 'connected' || state === 'alone') return true;
    await pause(lookEvery, undefined, { signal });
  }
}
