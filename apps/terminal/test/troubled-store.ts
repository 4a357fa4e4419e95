import { VedetteError } from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';

type Mood = 'well' | 'full' | 'silent';

type Part = 'records' | 'passes';

/** A real store whose records, and claims of passes, can be made to fail, or never to answer. */
export interface TroubledStore {
  readonly store: TerminalStore;
  /** @param parts all of them, where nothing is said */
  become(mood: Mood, ...parts: readonly Part[]): void;
  /** Everything that went unanswered while it was silent is done now. */
  wake(): Promise<void>;
}

const failing: Readonly<Record<Part, ReadonlySet<string>>> = {
  records: new Set(['append', 'add']),
  passes: new Set(['claim', 'release', 'settle']),
};

export function troubled(store: TerminalStore): TroubledStore {
  const moods: Record<Part, Mood> = { records: 'well', passes: 'well' };
  let asleep: (() => Promise<unknown>)[] = [];
  const guard = <T extends object>(concept: T, part: Part): T =>
    new Proxy(concept, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || typeof name !== 'string' || !failing[part].has(name))
          return method;
        return (...args: unknown[]): unknown => {
          if (moods[part] === 'full') return Promise.reject(new VedetteError('disk-full', 'world'));
          if (moods[part] === 'well') return method(...args);
          return new Promise((resolve, reject) => {
            asleep.push(async () => method(...args).then(resolve, reject));
          });
        };
      },
    });
  return {
    store: {
      ...store,
      records: guard(store.records, 'records'),
      captures: guard(store.captures, 'records'),
      passes: guard(store.passes, 'passes'),
    },
    become(mood, ...parts) {
      for (const part of parts.length === 0 ? (['records', 'passes'] as const) : parts) moods[part] = mood;
    },
    async wake() {
      moods.records = 'well';
      moods.passes = 'well';
      const waiting = asleep;
      asleep = [];
      for (const task of waiting) await task();
    },
  };
}
