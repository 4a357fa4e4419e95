/** Waits so long, or until the signal says that nobody waits any more; never throws. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end);
  });
}
