import type { LiveEvent } from '@vedette/contract';

export type LiveListener = (event: LiveEvent) => void;

/** Live events of this process, to whoever watches. A listener that throws harms nobody else. */
export interface Live {
  publish(event: LiveEvent): void;
  subscribe(listener: LiveListener): () => void;
}

export function openLive(onFault: (cause: unknown) => void): Live {
  const listeners = new Set<LiveListener>();
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (cause) {
          onFault(cause);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
