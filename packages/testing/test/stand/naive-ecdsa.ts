import { createHash, type KeyObject } from 'node:crypto';

type Point = { readonly x: bigint; readonly y: bigint } | null;

const hex = (digits: string): bigint => BigInt(`0x${digits}`);
/** P-256 (FIPS 186-5). */
const prime = hex('ffffffff00000001000000000000000000000000ffffffffffffffffffffffff');
const order = hex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const generator: Point = {
  x: hex('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
  y: hex('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
};

const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;
function power(base: bigint, exponent: bigint, by: bigint): bigint {
  let result = 1n;
  for (
    let square = modulo(base, by), rest = exponent;
    rest > 0n;
    rest >>= 1n, square = (square * square) % by
  )
    if (rest & 1n) result = (result * square) % by;
  return result;
}
const inverse = (value: bigint, by: bigint): bigint => power(value, by - 2n, by);

function add(one: Point, other: Point): Point {
  if (one === null || other === null) return one ?? other;
  if (one.x === other.x && one.y !== other.y) return null;
  const slope =
    one.x === other.x
      ? (3n * one.x * one.x - 3n) * inverse(2n * one.y, prime)
      : (other.y - one.y) * inverse(other.x - one.x, prime);
  const x = modulo(slope * slope - one.x - other.x, prime);
  return { x, y: modulo(slope * (one.x - x) - one.y, prime) };
}
function times(point: Point, factor: bigint): Point {
  let sum: Point = null;
  for (let double = point, rest = factor; rest > 0n; rest >>= 1n, double = add(double, double))
    if (rest & 1n) sum = add(sum, double);
  return sum;
}

/**
 * ECDSA by the book, with one line of the book left out: that r and s must not be zero. Libraries that many rely on
 * were written like this (CVE-2022-21449).
 */
export function isSignedCarelessly(signed: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const [px, py] = [x, y].map((part) => hex(Buffer.from(part, 'base64url').toString('hex')));
  const digits = Buffer.from(signature).toString('hex');
  const [r, s] = [hex(digits.slice(0, 64)), hex(digits.slice(64))];
  const digest = hex(createHash('sha256').update(signed).digest('hex'));
  const w = inverse(s, order);
  const point = add(
    times(generator, (digest * w) % order),
    times({ x: px ?? 0n, y: py ?? 0n }, (r * w) % order),
  );
  return modulo(point?.x ?? 0n, order) === r;
}
