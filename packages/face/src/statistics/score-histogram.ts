/** Scores counted in steps of a thousandth, so that millions of comparisons take a few kilobytes. */
export interface ScoreHistogram {
  add(score: number): void;
  readonly total: number;
  /** How many scores are at or above a threshold. */
  countFrom(threshold: number): number;
}

const bins = 2001;
const binOf = (score: number): number =>
  Math.max(0, Math.min(bins - 1, Math.floor((score + 1) * 1000 + 1e-6)));

export function scoreHistogram(): ScoreHistogram {
  const counts = new Float64Array(bins);
  let total = 0;
  return {
    add(score) {
      const bin = binOf(score);
      counts[bin] = (counts[bin] ?? 0) + 1;
      total++;
    },
    get total() {
      return total;
    },
    countFrom(threshold) {
      let sum = 0;
      for (let bin = binOf(threshold); bin < bins; bin++) sum += counts[bin] ?? 0;
      return sum;
    },
  };
}
