import { liveRoutes, type PlatformLiveEvent } from '@vedette/contract/platform';
import { openEventStream } from '../../api/event-stream.ts';
import { afterEvent, type LiveView, nothingYet, readEvent } from './live.ts';

/** The live events of the platform, shared by all parts of the page. */
export interface LiveSource {
  view(): LiveView;
  subscribe(listener: () => void): () => void;
  close(): void;
}

const names = ['flow', 'alarm', 'presence', 'behind'];
/** A whole city's doors tell thousands of passages a second; a screen need not be drawn as often. */
const drawEvery = 250;

export function openLiveSource(onEvent: (event: PlatformLiveEvent) => void): LiveSource {
  const listeners = new Set<() => void>();
  let view = nothingYet;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    timer = undefined;
    for (const listener of listeners) listener();
  };
  let drawn = view;
  const show = (next: LiveView): void => {
    if (next === view) return;
    view = next;
    timer ??= setTimeout(() => {
      drawn = view;
      draw();
    }, drawEvery);
  };
  const stream = openEventStream({
    path: liveRoutes.live.path,
    names,
    onState: (state) => show({ ...view, state }),
    onData(text) {
      const event = readEvent(text);
      if (event === undefined) return;
      show(afterEvent(view, event));
      onEvent(event);
    },
  });
  return {
    view: () => drawn,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearTimeout(timer);
      stream.close();
    },
  };
}
