import { VedetteError } from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';

type Mood = 'well' | 'full' | 'silent';

/** A real store whose records can be made to fail, or never to answer. */
export interface TroubledStore {
  readonly store: TerminalStore;
  become(mood: Mood): void;
  /** Everything that went unanswered while it was silent is done now. */
  wake(): Promise<void>;
}

export function troubled(store: TerminalStore): TroubledStore {
  let mood: Mood = 'well';
  let asleep: (() => Promise<unknown>)[] = [];
  const failing = new Set(['append', 'add']);
  const guard = <T extends object>(concept: T): T =>
    new Proxy(concept, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || typeof name !== 'string' || !failing.has(name)) return method;
        return (...args: unknown[]): unknown => {
          if (mood === 'full') return Promise.reject(new VedetteError('disk-full', 'world'));
          if (mood === 'well') return method(...args);
          return new Promise((resolve, reject) => {
            asleep.push(async () => method(...args).then(resolve, reject));
          });
        };
      },
    });
  return {
    store: { ...store, records: guard(store.records), captures: guard(store.captures) },
    become(next) {
      mood = next;
    },
    async wake() {
      mood = 'well';
      const waiting = asleep;
      asleep = [];
      for (const task of waiting) await task();
    },
  };
}
