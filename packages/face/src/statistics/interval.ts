/** A rate with the bounds between which it lies with the confidence that was asked for. */
export interface RateInterval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Clopper-Pearson: the exact interval of a binomial rate, by bisection on the incomplete beta function. It
 * never claims more than the counts say, not even at zero events, where the upper bound is about 3 / trials.
 * @param confidence 0.95 when absent
 */
export function rateInterval(events: number, trials: number, confidence = 0.95): RateInterval {
  if (trials === 0) return { rate: 0, low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  const low = events === 0 ? 0 : betaQuantile(tail, events, trials - events + 1);
  const high = events === trials ? 1 : betaQuantile(1 - tail, events + 1, trials - events);
  return { rate: events / trials, low, high };
}

/** The x at which the regularised incomplete beta function I_x(a, b) is `p`. */
function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  // The fraction converges fast on one side only; the other follows by symmetry.
  if (x < (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a;
  return 1 - (front * fraction(1 - x, b, a)) / b;
}

/** Continued fraction of the incomplete beta function by Lentz's method (Numerical Recipes 6.4). */
function fraction(x: number, a: number, b: number): number {
  const away = (v: number): number => (Math.abs(v) < 1e-300 ? 1e-300 : v);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < 20_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return result;
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680];

/** Stirling's series, shifted up to where four terms reach double precision. */
function logGamma(value: number): number {
  let x = value;
  let shift = 0;
  while (x < 15) shift -= Math.log(x++);
  const series = stirling.reduce((sum, term, i) => sum + term / x ** (2 * i + 1), 0);
  return shift + (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
