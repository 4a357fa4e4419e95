import { openQuestion } from './question.ts';

/**
 * Why the operator looks at personal information. A reason holds for the area of the console in which it
 * was given and is forgotten on leaving it; nothing is written to the browser's storage.
 */
export interface ReasonKeeper {
  /** The reason that goes with requests now; null for none. */
  current(): string | null;
  /** Reasons given since the page was loaded, the latest first. */
  recent(): readonly string[];
  /** Whether the operator is being asked. */
  isAsking(): boolean;
  /** Asks the operator; everyone who asks meanwhile gets the same answer, null for a refusal. */
  ask(): Promise<string | null>;
  answer(reason: string | null): void;
  forget(): void;
  subscribe(listener: () => void): () => void;
}

const recentMax = 5;

export function openReasonKeeper(): ReasonKeeper {
  const question = openQuestion<string | null>();
  const listeners = new Set<() => void>();
  let current: string | null = null;
  let recent: readonly string[] = [];
  return {
    current: () => current,
    recent: () => recent,
    isAsking: question.isAsking,
    ask: question.ask,
    answer(reason) {
      if (reason !== null) {
        current = reason;
        recent = [reason, ...recent.filter((each) => each !== reason)].slice(0, recentMax);
      }
      question.answer(reason);
    },
    forget() {
      current = null;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      const leave = question.subscribe(listener);
      return () => {
        listeners.delete(listener);
        leave();
      };
    },
  };
}
