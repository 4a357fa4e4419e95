import type { LaneId } from '@vedette/domain';
import type { Dispatcher } from './dispatcher.ts';
import type { LaneWatch, TrackEvent } from './face-engine.ts';
import type { FrameResult } from './worker/protocol.ts';
import type { WorkerLink } from './worker-link.ts';

export interface LaneWatching {
  readonly watch: LaneWatch;
  /** Null for a frame on which the engine failed. */
  deliver(result: FrameResult | null): void;
}

/** One lane's side in the main thread: hands frames on, counts them, gives out events. */
export function openLaneWatch(
  lane: LaneId,
  link: WorkerLink,
  work: Dispatcher,
  onEvent: (event: TrackEvent) => void,
  onEnd: () => void,
): LaneWatching {
  let seen = 0;
  let skipped = 0;
  let unreadable = 0;
  let failed = 0;
  let lastFrame = 0;
  let ended = false;
  const give = (events: readonly TrackEvent[]): void => {
    for (const event of events) onEvent(event);
  };
  return {
    deliver(result) {
      if (ended) return;
      if (result === null) {
        failed++;
        return;
      }
      lastFrame = result.milliseconds;
      if (!result.readable) unreadable++;
      give(result.events);
    },
    watch: {
      lane,
      frame(frame) {
        if (ended) return;
        seen++;
        if (work.frame(lane, frame)) skipped++;
      },
      ask(track, challenge) {
        // A lane that is gone with its worker has nobody left to ask.
        link.call('ask', { lane, track, challenge }).catch(() => undefined);
      },
      statistics: () => ({ seen, skipped, unreadable, failed, lastFrame }),
      async end() {
        if (ended) return;
        ended = true;
        work.forget(lane);
        onEnd();
        const { events } = await link.call('end-lane', { lane });
        give(events);
      },
    },
  };
}
