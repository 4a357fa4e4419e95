import { after, duration, elapsed, type Instant } from '@vedette/domain';

/** What the person is asked to do; the caller picks one at random. */
export const challenges = ['blink', 'turn-left', 'turn-right'] as const;
/** Left and right are the person's own; frames come as the camera sees, not mirrored. */
export type Challenge = (typeof challenges)[number];

/** How long a person has to do it. */
const allowed = duration(8_000);
/** Share of the widest opening seen below which eyes are shut, and above which they are open. */
const shutBelow = 0.55;
const openFrom = 0.75;
/** Eyes that never opened wider than this cannot be told from shut ones. */
const leastOpening = 0.3;
/** Degrees: looking straight ahead, and turned for certain. */
const straightWithin = 15;
const turnedFrom = 25;

/** Where a challenge stands. A table of phases; `passed` and `failed` are final. */
export interface ChallengeProgress {
  readonly challenge: Challenge;
  readonly until: Instant;
  readonly phase: 'waiting' | 'ready' | 'shut' | 'passed' | 'failed';
  /** Widest the eyes were since it was asked. */
  readonly widest: number;
}

/** What one frame shows of the person. */
export interface Movement {
  readonly at: Instant;
  readonly eyesOpen: number;
  /** Degrees to the image's right, which is the person's left. */
  readonly yaw: number;
}

export function startChallenge(challenge: Challenge, at: Instant): ChallengeProgress {
  return { challenge, until: after(at, allowed), phase: 'waiting', widest: 0 };
}

/** The state after one more frame. A movement counts only from a start that was seen: open eyes, face ahead. */
export function stepChallenge(state: ChallengeProgress, seen: Movement): ChallengeProgress {
  if (state.phase === 'passed' || state.phase === 'failed') return state;
  // Negative when time is up; longer than what was allowed when the clock was set back meanwhile.
  const left = elapsed(seen.at, state.until);
  if (left < 0 || left > allowed) return { ...state, phase: 'failed' };
  return state.challenge === 'blink' ? stepBlink(state, seen) : stepTurn(state, seen);
}

function stepBlink(state: ChallengeProgress, { eyesOpen }: Movement): ChallengeProgress {
  const widest = Math.max(state.widest, eyesOpen);
  const isOpen = eyesOpen >= openFrom * widest && widest >= leastOpening;
  if (state.phase === 'waiting') return { ...state, widest, phase: isOpen ? 'ready' : 'waiting' };
  if (state.phase === 'ready')
    return { ...state, widest, phase: eyesOpen < shutBelow * widest ? 'shut' : 'ready' };
  return { ...state, widest, phase: isOpen ? 'passed' : 'shut' };
}

/** Turning the wrong way fails: a recording that shows every movement in turn must not pass. */
function stepTurn(state: ChallengeProgress, { yaw }: Movement): ChallengeProgress {
  if (state.phase === 'waiting') {
    return Math.abs(yaw) <= straightWithin ? { ...state, phase: 'ready' } : state;
  }
  if (Math.abs(yaw) < turnedFrom) return state;
  const isLeft = yaw > 0;
  return { ...state, phase: isLeft === (state.challenge === 'turn-left') ? 'passed' : 'failed' };
}
