// The two dots of the probe's weights with four rows of a plane, and what they amount to.
import { dotBytes, sumLanes } from './dot';
import { probeHigh, probeLow, width } from './layout';
import * as probe from './probe';

const LOW_BITS: i8 = 15;

/** p.y of four rows, as in the probe's formula. */
@inline
function amount(high: v128, low: v128, scales: v128, sums: v128): v128 {
  const highs = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(high, i32x4.shl(sums, 6))), f32x4.splat(probe.perHigh));
  const lows = f32x4.mul(f32x4.convert_i32x4_s(low), f32x4.splat(probe.perLow));
  return f32x4.mul(f32x4.add(f32x4.add(highs, lows), f32x4.splat(probe.constant)), scales);
}

/** p.y of the four rows whose bytes start at the pointers. */
@inline
export function describeFour(w: usize, x: usize, y: usize, z: usize, scales: v128, sums: v128): v128 {
  const half = <usize>width / 2;
  const high = probeHigh;
  const low = probeLow;
  const mask = i8x16.splat(LOW_BITS);
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (let i: usize = 0; i < half; i += 16) {
    const highs = v128.load(high + i);
    const lows = v128.load(low + i);
    const rowW = v128.load(w + i);
    const rowX = v128.load(x + i);
    const rowY = v128.load(y + i);
    const rowZ = v128.load(z + i);
    a = dotBytes(a, rowW, highs);
    b = dotBytes(b, rowX, highs);
    c = dotBytes(c, rowY, highs);
    d = dotBytes(d, rowZ, highs);
    e = dotBytes(e, lows, v128.and(rowW, mask));
    f = dotBytes(f, lows, v128.and(rowX, mask));
    g = dotBytes(g, lows, v128.and(rowY, mask));
    h = dotBytes(h, lows, v128.and(rowZ, mask));
  }
  return amount(sumLanes(a, b, c, d), sumLanes(e, f, g, h), scales, sums);
}
