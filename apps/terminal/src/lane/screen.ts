import type { Coaching, Screen, ScreenMessage } from '@vedette/contract';
import type { Decision, Need } from '@vedette/domain';
import type { Challenge } from '@vedette/face';
import type { PassageView } from './passage.ts';

export interface Scene {
  readonly passage: PassageView;
  readonly coaching: Coaching | null;
  readonly challenge: Challenge | null;
  /** The lane cannot do its work: a driver or the store failed. */
  readonly broken: boolean;
  /** A duty is loaded. */
  readonly onDuty: boolean;
  /** The code for the person's own wallet, while a document is wanted. */
  readonly question: readonly string[] | null;
}

const asksForFace = (need: Need): boolean =>
  need.what === 'identification' && need.because === undefined && (need.anyOf ?? []).includes('face');

function askingScreen(missing: readonly Need[], challenge: Challenge | null): Screen {
  if (missing.some(asksForFace)) return 'look';
  if (challenge !== null) return 'challenge';
  if (missing.some(({ what }) => what === 'identification')) return 'show-pass';
  const measured: readonly Need['what'][] = ['screening-temperature', 'mask', 'presentation-attack'];
  return missing.every(({ what }) => measured.includes(what)) ? 'checking' : 'show-pass';
}

function presentedScreen(decision: Decision | null, challenge: Challenge | null): Screen {
  return decision?.outcome === 'needs' ? askingScreen(decision.missing, challenge) : 'look';
}

function decidedScreen(decision: Decision | null): Screen {
  return decision?.outcome === 'refer' ? 'refer' : 'denied';
}

function screenOf({ passage, challenge, broken, onDuty }: Scene): Screen {
  if (passage.phase === 'fire-open') return 'fire';
  // An open lane is open, whatever else does not work.
  if (passage.phase === 'released' || passage.phase === 'taken') return 'granted';
  if (broken || !onDuty) return 'out-of-order';
  switch (passage.phase) {
    case 'presented':
      return presentedScreen(passage.decision, challenge);
    case 'decided':
      return decidedScreen(passage.decision);
    case 'releasing':
      return 'granted';
    default:
      return 'idle';
  }
}

/** What the person sees, from what the lane knows; it never says who. */
export function sceneMessage(scene: Scene): ScreenMessage {
  const screen = screenOf(scene);
  const { decision } = scene.passage;
  const told = screen === 'denied' || screen === 'refer';
  const reasons = told && decision !== null && 'reasons' in decision ? [...decision.reasons] : [];
  const asked = screen === 'show-pass' || screen === 'checking';
  const missing = asked && decision?.outcome === 'needs' ? decision.missing : [];
  return {
    type: 'screen',
    screen,
    reasons,
    needs: missing.map(({ what, anyOf, because }) => ({
      what,
      ...(anyOf === undefined ? {} : { anyOf: [...anyOf] }),
      ...(because === undefined ? {} : { because }),
    })),
    challenge: screen === 'challenge' ? scene.challenge : null,
    coaching: screen === 'look' ? scene.coaching : null,
    question: screen === 'show-pass' && scene.question !== null ? [...scene.question] : null,
  };
}
