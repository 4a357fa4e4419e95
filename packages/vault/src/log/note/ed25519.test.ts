import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { isSignedBy, isSignedByHand } from './ed25519.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
const message = new TextEncoder().encode('what was signed');
const signature = new Uint8Array(sign(null, message, privateKey));

it('judges alike with the platform’s own cryptography and without it', async () => {
  const flipped = signature.map((byte, at) => (at === 20 ? byte ^ 1 : byte));
  const judgements = [
    ...[await isSignedBy(raw, signature, message), await isSignedBy(raw, flipped, message)],
    ...[isSignedByHand(raw, signature, message), isSignedByHand(raw, flipped, message)],
  ];
  expect(judgements).toEqual([true, false, true, false]);
});

it('judges where a page has no cryptography of its own', async () => {
  vi.stubGlobal('crypto', {});
  expect(await isSignedBy(raw, signature, message)).toBe(true);
  expect(await isSignedBy(raw.subarray(1), signature, message)).toBe(false);
  expect(await isSignedBy(new Uint8Array(32).fill(255), signature, message)).toBe(false);
  vi.unstubAllGlobals();
});
