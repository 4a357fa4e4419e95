import type { LaneId } from '@vedette/domain';
import type { Frame } from './face-engine.ts';
import { turns } from './turns.ts';
import type { FrameResult } from './worker/protocol.ts';

/** Work on a still picture, begun when its turn comes. */
interface Still {
  readonly begin: () => Promise<unknown>;
}

/**
 * Gives the worker one picture at a time, so that a frame which is overtaken while waiting is never sent.
 */
export interface Dispatcher {
  /** True when the frame replaced one that was waiting. */
  frame(lane: LaneId, frame: Frame): boolean;
  still<T>(begin: () => Promise<T>): Promise<T>;
  forget(lane: LaneId): void;
}

export function dispatcher(
  look: (lane: LaneId, frame: Frame) => Promise<FrameResult>,
  onResult: (lane: LaneId, result: FrameResult) => void,
): Dispatcher {
  const waiting = turns<Frame, Still>();
  let busy = false;

  const advance = (): void => {
    const turn = busy ? null : waiting.next();
    if (turn === null) return;
    busy = true;
    const lane = turn.kind === 'frame' ? (turn.lane as LaneId) : null;
    const work =
      turn.kind === 'still'
        ? turn.still.begin()
        : look(turn.lane as LaneId, turn.frame).then((result) => lane !== null && onResult(lane, result));
    // Whoever asked hears of a failure by his own promise, or by `onFailure`; here it only ends the turn.
    work
      .catch(() => undefined)
      .finally(() => {
        busy = false;
        advance();
      });
  };

  return {
    frame(lane, frame) {
      const replaced = waiting.offerFrame(lane, frame);
      advance();
      return replaced;
    },
    still: (begin) =>
      new Promise((resolve, reject) => {
        waiting.offerStill({ begin: () => begin().then(resolve, reject) });
        advance();
      }),
    forget: (lane) => waiting.forgetLane(lane),
  };
}
