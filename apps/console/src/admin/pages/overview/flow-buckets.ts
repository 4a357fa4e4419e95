export interface FlowMinute {
  /** The beginning of the minute, milliseconds since the epoch, or minutes since; see `minuteMs`. */
  readonly minute: number;
  readonly granted: number;
  readonly denied: number;
  readonly refer: number;
}
export interface FlowTotals {
  readonly granted: number;
  readonly denied: number;
  readonly refer: number;
}

const nothing: FlowTotals = { granted: 0, denied: 0, refer: 0 };
const minuteMs = 60_000;

const plus = (a: FlowTotals, b: FlowTotals): FlowTotals => ({
  granted: a.granted + b.granted,
  denied: a.denied + b.denied,
  refer: a.refer + b.refer,
});

export const totalOf = (flow: readonly FlowTotals[]): FlowTotals => flow.reduce(plus, nothing);
export const countOf = (totals: FlowTotals): number => totals.granted + totals.denied + totals.refer;

export interface Bucket extends FlowTotals {
  readonly from: number;
}

/** `count` equal buckets of `minutes` each that end with the minute of `now`; quiet minutes are zero. */
export function bucketsOf(
  flow: readonly FlowMinute[],
  now: number,
  minutes: number,
  count: number,
): Bucket[] {
  const width = minutes * minuteMs;
  const end = (Math.floor(now / minuteMs) + 1) * minuteMs;
  const start = end - width * count;
  const buckets = Array.from(
    { length: count },
    (_, at): Bucket => ({ ...nothing, from: start + at * width }),
  );
  for (const each of flow) {
    const at = Math.floor((each.minute - start) / width);
    const bucket = buckets[at];
    if (bucket !== undefined) buckets[at] = { ...bucket, ...plus(bucket, each) };
  }
  return buckets;
}
