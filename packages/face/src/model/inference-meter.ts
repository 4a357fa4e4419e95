/** Adds up the time models spend in inference, apart from everything around it. */
export interface InferenceMeter {
  measure<T>(run: () => Promise<T>): Promise<T>;
  /** Milliseconds since the last call of `take`. */
  take(): number;
}

export function inferenceMeter(): InferenceMeter {
  let total = 0;
  return {
    async measure(run) {
      const start = performance.now();
      const result = await run();
      total += performance.now() - start;
      return result;
    },
    take() {
      const taken = total;
      total = 0;
      return taken;
    },
  };
}
