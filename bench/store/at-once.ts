/** Calls for each item, `atOnce` of them under way at a time. */
export async function forEach<T>(
  items: readonly T[],
  atOnce: number,
  call: (item: T) => Promise<unknown>,
): Promise<void> {
  // One iterator for all: whoever is free takes the next.
  const rest = items.values();
  const lane = async (): Promise<void> => {
    for (const item of rest) await call(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** What a task gives, and the milliseconds that it took. */
export async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ readonly ms: number; readonly value: T }> {
  const from = performance.now();
  const value = await work();
  return { ms: performance.now() - from, value };
}
