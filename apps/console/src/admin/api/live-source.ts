import { type LiveEvent, routes } from '@vedette/contract';
import { openEventStream } from '../../api/event-stream.ts';
import { afterEvent, type LiveView, nothingYet, readEvent } from './live.ts';

/** The live events of the terminal, shared by all parts of the page. */
export interface LiveSource {
  view(): LiveView;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Event names under which the terminal may send; `message` is the unnamed one. */
const names = ['message', 'passage', 'completion', 'alarm', 'lane', 'import', 'duty', 'vault'];

export function openLiveSource(onEvent: (event: LiveEvent) => void): LiveSource {
  const listeners = new Set<() => void>();
  let view = nothingYet;
  const show = (next: LiveView): void => {
    if (next === view) return;
    view = next;
    for (const listener of listeners) listener();
  };
  const stream = openEventStream({
    path: routes.events.live.path,
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
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stream.close,
  };
}
