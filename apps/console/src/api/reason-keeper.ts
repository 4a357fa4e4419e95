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
  const listeners = new Set<() => void>();
  let current: string | null = null;
  let recent: readonly string[] = [];
  let asking: { readonly promise: Promise<string | null>; resolve(reason: string | null): void } | null =
    null;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    current: () => current,
    recent: () => recent,
    isAsking: () => asking !== null,
    ask() {
      asking ??= Promise.withResolvers<string | null>();
      tell();
      return asking.promise;
    },
    answer(reason) {
      if (reason !== null) {
        current = reason;
        recent = [reason, ...recent.filter((each) => each !== reason)].slice(0, recentMax);
      }
      asking?.resolve(reason);
      asking = null;
      tell();
    },
    forget() {
      current = null;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
