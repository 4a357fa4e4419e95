import { randomInt } from 'node:crypto';
import {
  type Decision,
  duration,
  type Evidence,
  type Facts,
  type Need,
  type TemperatureEvidence,
  withEvidence,
} from '@vedette/domain';
import { challenges } from '@vedette/face';
import type { LaneDeps } from './lane-deps.ts';
import type { PassageView } from './passage.ts';
import type { Sight } from './sight.ts';

export interface Asking {
  /** Sets in motion what can be measured or asked without the person's doing. */
  ask(passage: PassageView): void;
  reset(): void;
}

export interface AskingNeeds {
  readonly deps: Pick<LaneDeps, 'thermometer' | 'after' | 'clock'>;
  readonly sight: () => Sight;
  readonly passage: () => PassageView;
  readonly judge: (facts: Facts) => Decision;
  readonly learn: (evidence: Evidence) => void;
  /** Nothing is known yet: the duty is asked what it wants. */
  readonly consider: () => void;
  /** A platform may know what the person has no code for. */
  readonly askStatus: () => void;
  /** What was shown is compared with the face as it is seen now. */
  readonly compare: () => void;
  /** The thermometer answered, or did not. */
  readonly measured: (cause: unknown) => void;
}

const readingDeadline = duration(2_000);
/** Somebody who walks up is too far away at first; the wait must not be over before the last reading counts. */
const readingFor = 5_000;
const readingPause = 700;
const platformKnows: ReadonlySet<Need['what']> = new Set([
  'health-status',
  'test',
  'vaccination',
  'itinerary',
]);

/** Asks for what is missing: a challenge once a passage, a temperature until it means something. */
export function openAsking(needs: AskingNeeds): Asking {
  const { deps, sight, passage, judge, learn, consider, askStatus, compare, measured } = needs;
  let challenged = false;
  let measuring = false;
  let comparing = false;
  let asked = 0;

  function isPlausible(reading: TemperatureEvidence): boolean {
    const decision = judge(withEvidence(passage().facts, reading));
    const reasons = 'reasons' in decision ? decision.reasons : [];
    return !reasons.some(
      (reason) =>
        reason === 'screening-temperature:outside-envelope' || reason === 'screening-temperature:unknown',
    );
  }
  const pause = () => new Promise<void>((resolve) => void deps.after(readingPause, resolve));

  /** Learns the first reading that means something; when none does, the last one tells why. */
  async function measure(): Promise<void> {
    const { thermometer } = deps;
    if (thermometer === null || measuring) return;
    measuring = true;
    const own = asked;
    let last: TemperatureEvidence | null = null;
    for (const until = deps.clock.now() + readingFor; deps.clock.now() < until; await pause()) {
      if (own !== asked) return;
      try {
        last = await thermometer.measure(readingDeadline);
        measured(null);
      } catch (cause) {
        measured(cause);
      }
      if (last !== null && isPlausible(last)) break;
    }
    if (own === asked && last !== null) learn(last);
  }
  function challenge(facts: Facts): void {
    // A face that was not looked at yet leaves no doubt that a blink could end.
    if (challenged || !facts.some(({ kind }) => kind === 'presentation-attack')) return;
    challenged = true;
    sight().ask(challenges[randomInt(challenges.length)] ?? 'blink');
  }
  /** Each comparison asks the duty anew, which asks for the next one: not faster than a face comes nearer. */
  function compareSoon(): void {
    if (comparing) return;
    comparing = true;
    const own = asked;
    deps.after(readingPause, () => {
      if (own !== asked) return;
      comparing = false;
      compare();
    });
  }
  function act({ what }: Need, facts: Facts): void {
    if (platformKnows.has(what)) askStatus();
    if (what === 'subject-match') compareSoon();
    if (what === 'presentation-attack') challenge(facts);
    // Not awaited: the lane goes on listening to everything else meanwhile.
    if (what === 'screening-temperature') measure().catch(measured);
  }
  return {
    ask({ decision, facts }) {
      if (decision === null) consider();
      else if (decision.outcome === 'needs') for (const need of decision.missing) act(need, facts);
    },
    reset() {
      challenged = false;
      measuring = false;
      comparing = false;
      asked += 1;
    },
  };
}
