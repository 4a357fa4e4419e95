/** Something that requests wait for until somebody at the page has answered. */
export interface Question<T> {
  isAsking(): boolean;
  /** Everyone who asks meanwhile gets the same answer. */
  ask(): Promise<T>;
  answer(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function openQuestion<T>(): Question<T> {
  const listeners = new Set<() => void>();
  let asking: { readonly promise: Promise<T>; resolve(value: T): void } | null = null;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    isAsking: () => asking !== null,
    ask() {
      asking ??= Promise.withResolvers<T>();
      tell();
      return asking.promise;
    },
    answer(value) {
      asking?.resolve(value);
      asking = null;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
