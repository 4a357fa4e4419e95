import type { LaneId } from '@vedette/domain';
import type { Frame } from './face-engine.ts';
import { turns } from './turns.ts';
import type { FrameResult } from './worker/protocol.ts';

/** Work on a still picture, begun when its turn comes. */
interface Still {
  /** Never rejects: whoever asked hears of a failure by his own promise. */
  readonly begin: () => Promise<void>;
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

/** @param onResult null for a frame on which the worker failed */
export function dispatcher(
  look: (lane: LaneId, frame: Frame) => Promise<FrameResult>,
  onResult: (lane: LaneId, result: FrameResult | null) => void,
): Dispatcher {
  const waiting = turns<LaneId, Frame, Still>();
  let busy = false;

  const lookAt = async (lane: LaneId, frame: Frame): Promise<void> => {
    onResult(lane, await look(lane, frame).catch(() => null));
  };
  const advance = (): void => {
    const turn = busy ? null : waiting.next();
    if (turn === null) return;
    busy = true;
    const work = turn.kind === 'still' ? turn.still.begin() : lookAt(turn.lane, turn.frame);
    void work.finally(() => {
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
