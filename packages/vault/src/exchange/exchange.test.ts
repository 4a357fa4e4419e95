import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { blind, multiplied, provision, publicPoint, unblinded } from './exchange.ts';
import { isScalar, pointFrom, randomScalar, scalarFrom } from './point.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';

test('gives the device its secret again, each time by another question', () => {
  const scalar = randomScalar();
  const s = publicPoint(scalar);
  const { c, secret } = provision(s);
  const asked = new Set<string>();
  for (let i = 0; i < 5; i++) {
    const { x, blinding } = blind(c);
    asked.add(hex(x));
    expect(hex(unblinded(multiplied(scalar, x), blinding, s))).toBe(hex(secret));
  }
  expect(asked.size).toBe(5);
});

test('gives another secret with another scalar', () => {
  const s = publicPoint(randomScalar());
  const { c, secret } = provision(s);
  const { x, blinding } = blind(c);
  expect(hex(unblinded(multiplied(randomScalar(), x), blinding, s))).not.toBe(hex(secret));
});

test('shows the keeper nothing of which secret is asked for', () => {
  // Whatever C it belongs to, each question is X = C + eG for exactly one e: any X fits any device.
  const s = publicPoint(randomScalar());
  const [one, other] = [provision(s), provision(s)];
  const { x } = blind(one.c);
  expect(hex(x)).not.toBe(hex(one.c));
  expect(hex(pointFrom(x).subtract(pointFrom(other.c)).toBytes(true))).toMatch(/^0[23]/);
  const firstBits = Array.from({ length: 64 }, () => blind(one.c).x[1] ?? 0).filter((byte) => byte > 127);
  expect(firstBits.length).toBeGreaterThan(8);
  expect(firstBits.length).toBeLessThan(56);
});

test.each([
  ['the point at infinity', '00'],
  ['infinity in 33 bytes', '00'.repeat(33)],
  ['an x that no point has', `02${'ff'.repeat(32)}`],
  ['an x beside the curve', `02${'00'.repeat(31)}01`],
  ['the uncompressed form', `04${'11'.repeat(64)}`],
  ['nothing', ''],
])('refuses %s', (_, text) => {
  expect(() => pointFrom(Buffer.from(text, 'hex'))).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
  expect(() => multiplied(randomScalar(), Buffer.from(text, 'hex'))).toThrow();
});

test('takes 1 to n-1 for a scalar, and draws one from 48 bytes', () => {
  expect(isScalar(Buffer.alloc(32))).toBe(false);
  expect(isScalar(Buffer.from(order, 'hex'))).toBe(false);
  expect(isScalar(Buffer.from(order.replace(/51$/, '50'), 'hex'))).toBe(true);
  expect(isScalar(Buffer.alloc(31, 1))).toBe(false);
  const drawn = scalarFrom(createHash('sha384').update('x').digest());
  expect(isScalar(drawn)).toBe(true);
  expect(hex(scalarFrom(Buffer.alloc(48)))).toBe(`${'00'.repeat(31)}01`);
});
