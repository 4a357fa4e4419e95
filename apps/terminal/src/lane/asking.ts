import { randomInt } from 'node:crypto';
import { type Decision, duration, type Evidence, type Need } from '@vedette/domain';
import { challenges } from '@vedette/face';
import type { LaneDeps } from './lane-deps.ts';
import type { Sight } from './sight.ts';

export interface Asking {
  /** Sets in motion what can be measured or asked without the person's doing. */
  ask(decision: Decision | null): Promise<void>;
  reset(): void;
}

export interface AskingNeeds {
  readonly deps: Pick<LaneDeps, 'thermometer' | 'onFault'>;
  readonly sight: () => Sight;
  readonly learn: (evidence: Evidence) => void;
  /** Nothing is known yet: the duty is asked what it wants. */
  readonly consider: () => void;
}

const readingDeadline = duration(2_000);
const readingAgain = 3;

/** Asks for what is missing: a challenge once a passage, a temperature up to three times. */
export function openAsking({ deps, sight, learn, consider }: AskingNeeds): Asking {
  let challenged = false;
  let readings = 0;
  let passage = 0;

  async function measure(): Promise<void> {
    if (deps.thermometer === null || readings >= readingAgain) return;
    readings += 1;
    const asked = passage;
    try {
      const reading = await deps.thermometer.measure(readingDeadline);
      if (asked === passage) learn(reading);
    } catch (cause) {
      deps.onFault('thermometer', cause);
    }
  }
  function challenge(): void {
    if (challenged) return;
    challenged = true;
    sight().ask(challenges[randomInt(challenges.length)] ?? 'blink');
  }
  function act({ what }: Need): void {
    if (what === 'presentation-attack') challenge();
    // Not awaited: the lane goes on listening to everything else meanwhile.
    if (what === 'screening-temperature') measure().catch((cause) => deps.onFault('thermometer', cause));
  }
  return {
    async ask(decision) {
      if (decision === null) consider();
      else if (decision.outcome === 'needs') decision.missing.forEach(act);
    },
    reset() {
      challenged = false;
      readings = 0;
      passage += 1;
    },
  };
}
