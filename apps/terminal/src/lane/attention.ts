import { type Completion, type Decision, type Evidence, type Facts, withEvidence } from '@vedette/domain';
import type { TrackId } from '@vedette/face';
import type { PassageView } from './passage.ts';

/** How the last passage of somebody who still stands here ended. */
interface Answered {
  readonly facts: Facts;
  readonly answer: Decision;
  readonly at: number;
  /** Not again before the person has gone: they walked, or were sent away. */
  readonly settled: boolean;
  /** It was given to somebody in whose place this one stands, who may be another. */
  readonly inherited: boolean;
}

interface Seen {
  evidence: readonly Evidence[];
  answered: Answered | null;
  passages: number;
}

/**
 * Who is before the camera, what is known of them, and whether they are to be served (again). Somebody who
 * stays where they are gets another passage when the answer would be another one, or when a second try can
 * help; never a record every few seconds.
 */
export interface Attention {
  standing(): TrackId | null;
  /** The person nearest to the lane is this one from now on. */
  turnTo(track: TrackId | null): void;
  learn(track: TrackId, evidence: readonly Evidence[]): void;
  forget(track: TrackId): void;
  /** Somebody else's number, and perhaps the same person: what the one before was denied still counts. */
  inherit(track: TrackId, from: TrackId): void;
  known(): readonly Evidence[];
  /** Whether a passage of whoever stands here should begin now. */
  due(at: number): boolean;
  begun(): void;
  /** @param refused the person is not to be judged by the face again before they have gone */
  over(track: TrackId, passage: PassageView, at: number, refused: boolean): void;
}

/** Milliseconds until the first second try; doubled with each that follows. */
const firstPause = 5_000;
const longestPause = 300_000;
/** Whoever stands in another's place for so long is served for themselves. */
const inheritance = 60_000;

const settling: ReadonlySet<Completion> = new Set(['taken', 'held-open', 'forced']);
const wasRefused = (decision: Decision | null): boolean =>
  decision?.outcome === 'denied' && decision.reasons.includes('operator:refused');

/** Equal for decisions between which a person would see no difference worth another passage. */
function keyOf(decision: Decision): string {
  if (decision.outcome !== 'needs') return decision.outcome;
  return JSON.stringify(decision.missing.map(({ what, anyOf = [] }) => [what, ...anyOf]));
}

/** The lane can ask for these by itself, and the person may do better this time. */
function canRetry(decision: Decision): boolean {
  if (decision.outcome !== 'needs') return decision.outcome === 'granted';
  return decision.missing.every(
    ({ what }) => what === 'presentation-attack' || what === 'screening-temperature',
  );
}

/** @param judge what the duty says of facts, were they presented now; nothing comes of it */
export function openAttention(judge: (facts: Facts) => Decision): Attention {
  const seen = new Map<TrackId, Seen>();
  let standing: TrackId | null = null;

  function of(track: TrackId): Seen {
    const known = seen.get(track) ?? { evidence: [], answered: null, passages: 0 };
    seen.set(track, known);
    return known;
  }
  /** What was measured of them last time still holds, until it is measured again. */
  function merged({ evidence }: Seen, { facts }: Answered): Facts {
    return evidence.reduce<Facts>(withEvidence, facts);
  }
  function isDueAgain(person: Seen, last: Answered, at: number): boolean {
    if (last.settled) return false;
    const now = judge(merged(person, last));
    if (now.outcome === 'denied') return false;
    if (keyOf(now) !== keyOf(last.answer)) return true;
    const pause = Math.min(longestPause, firstPause * 2 ** (person.passages - 1));
    return (canRetry(now) && at - last.at >= pause) || (last.inherited && at - last.at >= inheritance);
  }
  return {
    standing: () => standing,
    turnTo(track) {
      standing = track;
      if (track !== null) of(track);
    },
    learn(track, evidence) {
      of(track).evidence = evidence;
    },
    forget(track) {
      seen.delete(track);
      if (standing === track) standing = null;
    },
    inherit(track, from) {
      const before = seen.get(from);
      if (before === undefined || before.answered?.settled === true) return;
      const person = of(track);
      person.answered = before.answered === null ? null : { ...before.answered, inherited: true };
      person.passages = before.passages;
    },
    known: () => (standing === null ? [] : of(standing).evidence),
    due(at) {
      if (standing === null) return false;
      const person = of(standing);
      return person.answered === null || isDueAgain(person, person.answered, at);
    },
    begun() {
      if (standing !== null) of(standing).passages += 1;
    },
    over(track, { facts, decision, completion }, at, refused) {
      const person = seen.get(track);
      if (person === undefined) return;
      const settled = refused || wasRefused(decision) || (completion !== null && settling.has(completion));
      // What was granted was so when it was granted, however full the area has become by it.
      const answer = decision?.outcome === 'granted' ? decision : judge(facts);
      person.answered = { facts, answer, at, settled, inherited: person.answered?.inherited ?? false };
    },
  };
}
