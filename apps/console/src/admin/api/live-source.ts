import { type LiveEvent, routes } from '@vedette/contract';
import { afterEvent, type LiveState, type LiveView, nothingYet, readEvent } from './live.ts';

/** The live events of the terminal, shared by all parts of the page. */
export interface LiveSource {
  view(): LiveView;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Event names under which the terminal may send; `message` is the unnamed one. */
const names = ['message', 'passage', 'completion', 'alarm', 'lane', 'import', 'duty'];

/** EventSource connects again by itself; the view says when it is lost meanwhile. */
export function openLiveSource(onEvent: (event: LiveEvent) => void): LiveSource {
  const listeners = new Set<() => void>();
  let view = nothingYet;
  const show = (next: LiveView): void => {
    if (next === view) return;
    view = next;
    for (const listener of listeners) listener();
  };
  const setState = (state: LiveState) => (): void => show({ ...view, state });
  const source = new EventSource(routes.events.live.path);
  source.addEventListener('open', setState('open'));
  source.addEventListener('error', setState('lost'));
  const take = (message: MessageEvent<string>): void => {
    const event = readEvent(message.data);
    if (event === undefined) return;
    show(afterEvent(view, event));
    onEvent(event);
  };
  for (const name of names) source.addEventListener(name, take);
  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => source.close(),
  };
}
