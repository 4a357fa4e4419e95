import type { Evidence, PassagePhase } from '@vedette/domain';
import type { TrackId } from '@vedette/face';
import type { Attention } from './attention.ts';
import type { LaneDeps } from './lane-deps.ts';
import type { Passage, PassageView } from './passage.ts';
import type { SightListener } from './sight.ts';

export interface PresenceNeeds {
  readonly deps: Pick<LaneDeps, 'clock' | 'after'>;
  readonly attention: Attention;
  readonly passage: () => Passage;
  /** It may be another person now: what was asked of the one before is asked anew. */
  readonly turnedOver: () => void;
  /** What is learnt of the face of whoever is served. */
  readonly learn: (evidence: readonly Evidence[]) => void;
}

/** Brings the people before the camera into passages: who is served, when, and again. */
export interface Presence extends Pick<SightListener, 'appeared' | 'evidence' | 'left' | 'lost'> {
  isSomebodyHere(): boolean;
  /** Serves whoever stands here, if the lane is free and they are due. */
  attend(): void;
  /** Whoever is here holds something out: they are served, if the lane is free. Resolves once they are, or not. */
  meet(): Promise<void>;
  /**
   * Somebody else holds something out: of the one before nothing is believed but the face that stands here, and who
   * was answered already has had their passage. Resolves once that is so.
   */
  turnOver(): Promise<void>;
  /** What was shown is not believed any more, whoever it was. */
  disbelieve(): void;
  /** Whose passage this is, by the engine's number. */
  track(): TrackId | null;
  /** Whoever is here would rather not be known by the face. */
  withoutFace(begun: () => void): void;
  over(passage: PassageView): void;
  close(): void;
}

/** How often whoever stands here is looked at anew: hours begin, and areas empty. */
const lookAgain = 1_000;

/** Phases in which what is learned of a person still counts. */
export const awaitsEvidence = (phase: PassagePhase): boolean => phase === 'presented' || phase === 'decided';
const mayBegin = (phase: PassagePhase): boolean =>
  phase === 'idle' || phase === 'taken' || phase === 'not-taken';

export function openPresence({ deps, attention, passage, turnedOver, learn }: PresenceNeeds): Presence {
  /** Whose passage this is, by the engine's number; null when nobody's face was seen. */
  let served: TrackId | null = null;
  let faceless = false;
  let closed = false;
  let cancelLook: (() => void) | null = null;

  /** While one goes, the next may come; the same one must be gone first. */
  function isFree(phase: PassagePhase): boolean {
    return phase === 'idle' || (mayBegin(phase) && attention.standing() !== served);
  }
  function begun(): readonly Evidence[] {
    served = attention.standing();
    if (served !== null) attention.begun();
    return attention.known();
  }
  function attend(): void {
    if (closed || attention.standing() === null) return;
    passage().meet(({ phase }) => isFree(phase) && attention.due(deps.clock.now()), begun);
  }
  function look(): void {
    cancelLook = null;
    if (attention.standing() === null) return;
    if (passage().view().phase === 'decided') passage().reconsider();
    else attend();
    watch();
  }
  function watch(): void {
    if (cancelLook === null && !closed) cancelLook = deps.after(lookAgain, look);
  }
  /** The wait goes on, so that nobody waits for ever whom the engine keeps losing. */
  function turnOver(track: TrackId, before: TrackId): void {
    attention.inherit(track, before);
    void passage().inTurn(({ phase }) => {
      if (served !== before || !awaitsEvidence(phase)) return null;
      served = track;
      turnedOver();
      passage().turnOver(attention.known);
      return null;
    });
  }
  function disbelieve(): void {
    turnedOver();
    passage().turnOver(attention.known);
  }
  async function meet(): Promise<void> {
    passage().meet(({ phase }) => mayBegin(phase), begun);
    await passage().settled();
  }
  /** Somebody held something out before the camera saw them: theirs is the face that appears now. */
  function join(): void {
    void passage().inTurn(({ phase }) => {
      if (phase !== 'presented' || served !== null || faceless) return null;
      served = attention.standing();
      if (served !== null) attention.begun();
      learn(attention.known());
      return null;
    });
  }
  return {
    attend,
    track: () => served,
    meet,
    async turnOver() {
      disbelieve();
      await passage().inTurn(({ phase }) => (phase === 'decided' ? { kind: 'person-left' } : null));
      await meet();
    },
    disbelieve,
    isSomebodyHere: () => attention.standing() !== null,
    appeared(track, follows) {
      attention.turnTo(track);
      if (follows !== null) turnOver(track, follows);
      join();
      attend();
      watch();
    },
    evidence(track, evidence) {
      attention.learn(track, evidence);
      void passage().inTurn(() => {
        if (track === served && !faceless) learn(evidence);
        return null;
      });
      attend();
    },
    left(track) {
      attention.turnTo(null);
      void passage().inTurn(() => (served === track ? { kind: 'person-left' } : null));
    },
    lost: attention.forget,
    withoutFace(called) {
      void passage().inTurn(({ phase }) => {
        const begins = mayBegin(phase);
        if (!begins && phase !== 'presented') return null;
        passage().learn([{ kind: 'identification', by: 'face', state: 'not-identified' }]);
        void passage().inTurn(() => {
          faceless = true;
          if (begins) served = attention.standing();
          called();
          return null;
        });
        return begins ? { kind: 'person-appeared' } : null;
      });
    },
    over(view) {
      const track = served ?? (faceless ? attention.standing() : null);
      if (track !== null) attention.over(track, view, deps.clock.now(), faceless);
      served = null;
      faceless = false;
    },
    close() {
      closed = true;
      cancelLook?.();
    },
  };
}
