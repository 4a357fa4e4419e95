import type { RetirementDeps } from './deps.ts';
import { goOn, ownPhases } from './go-on.ts';

const atOnce = 200;

/** Goes on with every retirement in which the platform has something to do; gives how many went on. */
export async function goOnWithAll(deps: RetirementDeps, failed: (cause: unknown) => void): Promise<number> {
  const waiting = await deps.stores.retirements.waiting(ownPhases, atOnce);
  let wentOn = 0;
  for (const retirement of waiting) {
    const { phase } = retirement.state;
    const after = await goOn(deps, retirement).catch((cause: unknown) => {
      failed(cause);
      return retirement;
    });
    if (after.state.phase !== phase) wentOn += 1;
  }
  return wentOn;
}
