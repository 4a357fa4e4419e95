// The comparison score itself: cosine of the vectors as they were given, every product and sum in f64.
import * as at from './layout';
import * as probe from './probe';

@inline
function products(sum: v128, a: v128, b: v128): v128 {
  return f64x2.add(sum, f64x2.mul(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b)));
}

@inline
function upper(a: v128): v128 {
  return v128.shuffle<i64>(a, a, 1, 1);
}

/** Products of f32 are exact in f64; eight running sums, so the order is fixed on every processor. */
export function scoreRow(row: u32): f64 {
  const given = at.floats + <usize>row * at.width * 4;
  let a = f64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let i: usize = 0; i < <usize>at.width * 4; i += 32) {
    const x = v128.load(given + i);
    const y = v128.load(given + i, 16);
    const p = v128.load(at.input + i);
    const q = v128.load(at.input + i, 16);
    a = products(a, x, p);
    b = products(b, upper(x), upper(p));
    c = products(c, y, q);
    d = products(d, upper(y), upper(q));
  }
  const sum = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  const dot = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  return dot * load<f64>(at.inverseNorms + <usize>row * 8) * probe.inverseNorm;
}
