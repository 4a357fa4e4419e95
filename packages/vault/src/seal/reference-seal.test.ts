import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeX25519, recipientPair } from '../index.ts';
import {
  decodeReferenceVector,
  encodeReferenceVector,
  openReference,
  type ReferenceLabel,
  resealReference,
  sealReference,
} from './index.ts';

const label: ReferenceLabel = { id: 'reference-1', person: 'person-1', content: 'photograph' };
const photograph = new Uint8Array(30_000).map((_, i) => i % 251);
const terminal = () => recipientPair(makeX25519().privateKey);

test('is opened by each terminal of the site, and by no other', async () => {
  const [one, two, stranger] = [await terminal(), await terminal(), await terminal()];
  const sealed = await sealReference(label, photograph, [one, two]);
  expect(await openReference(one, sealed)).toEqual(photograph);
  expect(await openReference(two, sealed)).toEqual(photograph);
  expect(await openReference(stranger, sealed)).toBeNull();
  expect(await openReference({ ...stranger, id: one.id }, sealed)).toBeNull();
  expect(Buffer.from(sealed.sealed).includes(Buffer.from(photograph.subarray(0, 16)))).toBe(false);
});

test('is opened by a terminal that joins once one that holds it has sealed it anew', async () => {
  const [one, newcomer, stranger] = [await terminal(), await terminal(), await terminal()];
  const sealed = await sealReference(label, photograph, [one]);
  expect(await resealReference(stranger, sealed, newcomer)).toBeNull();
  const wrap = await resealReference(one, sealed, newcomer);
  if (wrap === null) throw new Error('not resealed');
  const grown = { ...sealed, wraps: [...sealed.wraps, wrap] };
  expect(await openReference(newcomer, grown)).toEqual(photograph);
  expect(await openReference(one, grown)).toEqual(photograph);
});

test('is refused with another person, another kind, another content or a flipped bit', async () => {
  const one = await terminal();
  const sealed = await sealReference(label, photograph, [one]);
  const other = await sealReference({ ...label, person: 'person-2' }, photograph, [one]);
  const flipped = Uint8Array.from(sealed.sealed);
  flipped[500] = (flipped[500] ?? 0) ^ 1;
  for (const changed of [
    { ...sealed, label: { ...label, person: 'person-2' } },
    { ...sealed, label: { ...label, content: 'reference' as const } },
    { ...sealed, label: { ...label, id: '../x' } },
    { ...sealed, wraps: other.wraps },
    { ...sealed, sealed: other.sealed },
    { ...sealed, sealed: flipped },
    { ...sealed, sealed: new Uint8Array() },
    { ...sealed, wraps: [] },
  ]) {
    expect(await openReference(one, changed)).toBeNull();
  }
});

test('is sealed to nobody else than whom a public key names', async () => {
  const one = await terminal();
  const bad = { ...one, publicKey: new Uint8Array(32) };
  for (const recipients of [[], [bad], [{ ...one, publicKey: new Uint8Array(5) }]]) {
    await expect(sealReference(label, photograph, recipients)).rejects.toMatchObject({
      code: 'input-invalid',
    });
  }
  for (const wrong of [
    { ...label, id: '' },
    { ...label, person: 'a b' },
  ]) {
    await expect(sealReference(wrong, photograph, [one])).rejects.toMatchObject({ code: 'input-invalid' });
  }
});

test('carries a vector there and back, and takes no other bytes for one', () => {
  const vector = { model: 'arcface/1', quality: 0.5, vector: Float32Array.of(0.25, -1, 3) };
  expect(decodeReferenceVector(encodeReferenceVector(vector))).toEqual(vector);
  expect(() => encodeReferenceVector({ ...vector, vector: Float32Array.of(Number.NaN) })).toThrow();
  expect(() => encodeReferenceVector({ ...vector, model: '' })).toThrow();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const found = decodeReferenceVector(bytes);
      expect(found === null || found.vector.length > 0).toBe(true);
    }),
  );
});
