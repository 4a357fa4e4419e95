import { faultDetails, type Log } from '@vedette/server';
import { forgetAll, type TerminalStore } from '@vedette/store';
import type { SiteClock } from './clock/site-clock.ts';
import type { OwnVault } from './vault/own-vault.ts';

export interface UpkeepNeeds {
  readonly store: Pick<TerminalStore, 'upkeep' | 'audit'>;
  readonly clock: SiteClock;
  readonly log: Log;
  readonly vault: Pick<OwnVault, 'forgetDropped'>;
}

const clockEvery = 5_000;
const forgetEvery = 15 * 60_000;
/** Soon after somebody was deleted, and once for many of them. */
const rekeyEvery = 30_000;
const timeServerEvery = 60 * 60_000;

/** Forgets what is over, and leaves a line in the audit when there was something. */
async function forget({ store, clock }: UpkeepNeeds): Promise<void> {
  // A wrong clock must not destroy what is still to be kept.
  if (clock.quality() === 'doubtful') return;
  const { more: _, ...detail } = await forgetAll(store.upkeep, clock.now());
  const anything =
    detail.captures + detail.subjectTags + detail.sessions + Object.values(detail.fields).length > 0;
  if (anything) await store.audit.append({ actor: null, action: 'forgotten', detail: { ...detail } });
}

/** What runs by itself, on timers of its own, for as long as the terminal does. */
export function startUpkeep(needs: UpkeepNeeds): { stop(): void } {
  const { clock, log, vault } = needs;
  const guarded = (name: string, task: () => Promise<void>) => () => {
    task().catch((cause: unknown) => log.error(`${name}-failed`, faultDetails(cause)));
  };
  const tasks = [
    { every: clockEvery, run: guarded('clock-check', () => clock.check()) },
    { every: forgetEvery, run: guarded('forget', () => forget(needs)) },
    { every: rekeyEvery, run: guarded('re-key', () => vault.forgetDropped()) },
    { every: timeServerEvery, run: guarded('time-server', () => clock.measure()) },
  ];
  for (const { run } of tasks) run();
  const timers = tasks.map(({ every, run }) => setInterval(run, every));
  return {
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
