import { type Duration, type Duty, duration, timerDurations, timerOf } from '@vedette/domain';
import type { PassageView } from './passage.ts';

/** A guard has to come to the screen first. */
export const guardComes = duration(90_000);
const presented = duration(8_000);
/** A challenge has eight seconds of its own, and its answer has to come in. */
const challenged = duration(10_000);
/** A telephone has to be taken out, the code read and its question agreed to. */
const wallet = duration(45_000);
/** Long enough to read why. */
const denied = duration(5_000);
/** The green screen after somebody has walked; the turnstile itself watches for a held door. */
const taken = duration(2_500);
/** The next person need not wait for one who did not go. */
const notTaken = duration(3_000);

/** What else the lane waits for. */
export interface Awaited {
  readonly guard: boolean;
  readonly challenge: boolean;
  readonly wallet: boolean;
}

/** How long a passage stays in its phase unless something happens: nobody waits for ever. */
export function patience({ phase, decision }: PassageView, duty: Duty | null, awaited: Awaited): Duration {
  switch (phase) {
    case 'presented':
      return longest(awaited);
    case 'decided':
      return awaited.guard || decision?.outcome === 'refer' ? guardComes : denied;
    case 'taken':
      return taken;
    case 'not-taken':
      return notTaken;
    default:
      return timerDurations(duty)[timerOf[phase] ?? 'wait'];
  }
}

function longest({ guard, challenge, wallet: isAsked }: Awaited): Duration {
  if (guard) return guardComes;
  if (isAsked) return wallet;
  return challenge ? challenged : presented;
}
