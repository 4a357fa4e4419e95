// The one operation that differs between the two builds; both give the same integers.

/**
 * Adds to each 32-bit lane the products of four signed bytes of a with four bytes 0..127 of b. Within those
 * ranges the relaxed instruction is exact on every processor: a pair sums to 2 * 128 * 127 = 32512 at most, so
 * its 16-bit intermediate never saturates.
 */
@inline
export function dotBytes(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(a, b, sum);
  const pairs = i16x8.add(i16x8.extmul_low_i8x16_s(a, b), i16x8.extmul_high_i8x16_s(a, b));
  return i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(pairs));
}

/** The sums of four vectors' lanes, as one vector. */
@inline
export function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}
