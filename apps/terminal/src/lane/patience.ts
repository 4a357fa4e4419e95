import { type Duration, type Duty, duration, timerDurations, timerOf } from '@vedette/domain';
import type { PassageView } from './passage.ts';

/** A guard has to come to the screen first. */
const referred = duration(90_000);
const presented = duration(8_000);
/** Long enough to read why. */
const denied = duration(5_000);
/** The green screen after somebody has walked; the turnstile itself watches for a held door. */
const taken = duration(2_500);

/** How long a passage stays in its phase unless something happens: nobody waits for ever. */
export function patience({ phase, decision }: PassageView, duty: Duty | null): Duration {
  if (phase === 'presented') return presented;
  if (phase === 'decided') return decision?.outcome === 'refer' ? referred : denied;
  if (phase === 'taken') return taken;
  return timerDurations(duty)[timerOf[phase] ?? 'wait'];
}
