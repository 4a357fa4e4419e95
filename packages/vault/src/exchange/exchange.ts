import { p256 } from '@noble/curves/nist.js';
import { VedetteError } from '@vedette/domain';
import { bytesOf, type Point, pointFrom, randomScalar, scalarOf } from './point.ts';

/**
 * The exchange of McCallum and Relyea on P-256, G its base point. A keeper holds s and tells S = sG; the device keeps
 * C = cG in the clear and forgets c. The secret K is the x-coordinate of cS = sC, as in ECDH. To have it again the device
 * asks for Y = s(C + eG) and takes eS away; the keeper sees a point that e makes uniformly random, and learns nothing of
 * C or K.
 */
export interface Provisioned {
  /** Kept in the clear. */
  readonly c: Buffer;
  /** K, 32 bytes, which the caller zeroes. */
  readonly secret: Buffer;
}

export interface Blinded {
  /** What the keeper is asked. */
  readonly x: Buffer;
  /** What takes the blinding away; the caller zeroes it. */
  readonly blinding: Buffer;
}

/** S of a scalar. */
export function publicPoint(scalar: Uint8Array): Buffer {
  return bytesOf(p256.Point.BASE.multiply(scalarOf(scalar)));
}

/** @param s the keeper's public point @throws `input-invalid` for what is none */
export function provision(s: Uint8Array): Provisioned {
  const keeper = pointFrom(s);
  const once = randomScalar();
  try {
    const scalar = scalarOf(once);
    return { c: bytesOf(p256.Point.BASE.multiply(scalar)), secret: secretOf(keeper.multiply(scalar)) };
  } finally {
    once.fill(0);
  }
}

/** @throws `input-invalid` */
export function blind(c: Uint8Array): Blinded {
  const own = pointFrom(c);
  for (;;) {
    const blinding = randomScalar();
    const x = own.add(p256.Point.BASE.multiply(scalarOf(blinding)));
    // One draw in 2^256 meets -C, and infinity has no compressed form.
    if (!x.is0()) return { x: bytesOf(x), blinding };
    blinding.fill(0);
  }
}

/** The keeper's part: Y = sX. @throws `input-invalid` for a point that is none */
export function multiplied(scalar: Uint8Array, x: Uint8Array): Buffer {
  return bytesOf(pointFrom(x).multiply(scalarOf(scalar)));
}

/** K from Y - eS, 32 bytes, which the caller zeroes. @throws `input-invalid` for points that are none */
export function unblinded(y: Uint8Array, blinding: Uint8Array, s: Uint8Array): Buffer {
  return secretOf(pointFrom(y).subtract(pointFrom(s).multiply(scalarOf(blinding))));
}

/** Its x-coordinate. @throws `input-invalid` for infinity, which only an answer that is none leads to */
function secretOf(point: Point): Buffer {
  if (point.is0()) throw new VedetteError('input-invalid', 'caller', { at: 'point' });
  return bytesOf(point).subarray(1);
}
