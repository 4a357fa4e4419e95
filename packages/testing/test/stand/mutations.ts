import fc from 'fast-check';

/** One way of changing something; what it does not fit is left as it is. */
type Mutation = (bytes: Uint8Array) => Uint8Array;

const place = fc.nat(100_000);
const within = (at: number, { length }: Uint8Array): number => (length === 0 ? 0 : at % length);
const glued = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const flip = fc.tuple(place, fc.nat(7)).map(
  ([at, bit]): Mutation =>
    (bytes) => {
      const where = within(at, bytes);
      return bytes.length === 0 ? bytes : bytes.with(where, (bytes[where] ?? 0) ^ (1 << bit));
    },
);
const overwrite = fc.tuple(place, fc.nat(255)).map(
  ([at, value]): Mutation =>
    (bytes) =>
      bytes.length === 0 ? bytes : bytes.with(within(at, bytes), value),
);
const truncate = place.map(
  (at): Mutation =>
    (bytes) =>
      bytes.subarray(0, within(at, bytes)),
);
const behead = place.map(
  (at): Mutation =>
    (bytes) =>
      bytes.subarray(within(at, bytes)),
);
const repeat = fc.tuple(place, fc.integer({ min: 1, max: 200 })).map(
  ([at, length]): Mutation =>
    (bytes) => {
      const from = within(at, bytes);
      const part = bytes.subarray(from, from + length);
      return glued(bytes.subarray(0, from), part, part, bytes.subarray(from + length));
    },
);
const twice = fc.constant<Mutation>((bytes) => glued(bytes, bytes));
const leaveOut = fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
  ([at, length]): Mutation =>
    (bytes) =>
      glued(bytes.subarray(0, within(at, bytes)), bytes.subarray(within(at, bytes) + length)),
);
const putIn = fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
  ([at, more]): Mutation =>
    (bytes) =>
      glued(bytes.subarray(0, within(at, bytes)), more, bytes.subarray(within(at, bytes))),
);
const swap = fc.tuple(place, place).map(
  ([one, other]): Mutation =>
    (bytes) => {
      const [a, b] = [within(one, bytes), within(other, bytes)];
      return bytes.length === 0 ? bytes : bytes.with(a, bytes[b] ?? 0).with(b, bytes[a] ?? 0);
    },
);
/** The head of one and the tail of another. */
const spliceWith = (others: readonly Uint8Array[]) =>
  fc.tuple(place, place, fc.constantFrom(...others)).map(
    ([at, from, other]): Mutation =>
      (bytes) =>
        glued(bytes.subarray(0, within(at, bytes)), other.subarray(within(from, other))),
  );

/** Something good, changed in one to four ways: bits, cuts, doubles, gaps, and pieces of others. */
export const mutated = (good: Uint8Array, others: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.oneof(flip, overwrite, truncate, behead, repeat, twice, leaveOut, putIn, swap, spliceWith(others)),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((mutations) => mutations.reduce((bytes, mutate) => mutate(bytes), good).slice(0, 20_000));
