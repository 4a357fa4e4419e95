import { randomBytes } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { VedetteError } from '@vedette/domain';

/** A point of P-256 that was looked at: on the curve, and not the point at infinity. */
export type Point = InstanceType<typeof p256.Point>;

export const pointBytes = 33;
export const scalarBytes = 32;
const order = p256.Point.Fn.ORDER;

/**
 * From its compressed form (SEC 1, 2.3.3). The curve has no subgroups, so nothing else need be looked at.
 * @throws `input-invalid`
 */
export function pointFrom(bytes: Uint8Array): Point {
  if (bytes.length !== pointBytes) throw wrongPoint();
  try {
    const point = p256.Point.fromBytes(Uint8Array.from(bytes));
    point.assertValidity();
    if (point.is0()) throw wrongPoint();
    return point;
  } catch (cause) {
    throw wrongPoint(cause);
  }
}

export const bytesOf = (point: Point): Buffer => Buffer.from(point.toBytes(true));

/** Uniform among 1 … n-1, by drawing again. The caller zeroes it. */
export function randomScalar(): Buffer {
  for (;;) {
    const bytes = randomBytes(scalarBytes);
    if (isScalar(bytes)) return bytes;
  }
}

export function isScalar(bytes: Uint8Array): boolean {
  if (bytes.length !== scalarBytes) return false;
  const value = numberOf(bytes);
  return value > 0n && value < order;
}

/**
 * 1 … n-1 from 48 uniform bytes, whose surplus over the order makes the bias smaller than 2^-128 (FIPS 186-5, A.2.1).
 * The caller zeroes it.
 */
export function scalarFrom(uniform: Uint8Array): Buffer {
  if (uniform.length !== 48) throw new VedetteError('input-invalid', 'caller', { at: 'scalar' });
  const value = (numberOf(uniform) % (order - 1n)) + 1n;
  return Buffer.from(p256.Point.Fn.toBytes(value));
}

/**
 * The number for one calculation. It cannot be wiped as a buffer can: it goes with the next collection, which is why
 * scalars are kept as bytes and turned into numbers only where they are used.
 * @throws `input-invalid` for anything but 1 … n-1
 */
export function scalarOf(bytes: Uint8Array): bigint {
  if (!isScalar(bytes)) throw new VedetteError('input-invalid', 'caller', { at: 'scalar' });
  return numberOf(bytes);
}

function numberOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}

const wrongPoint = (cause?: unknown) =>
  new VedetteError('input-invalid', 'caller', { at: 'point' }, { cause });
