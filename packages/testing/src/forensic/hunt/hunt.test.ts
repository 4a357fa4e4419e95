import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aes256 } from './aes-256.ts';
import { huntInThreads } from './hunt-in-threads.ts';
import { huntKeys } from './key-hunt.ts';
import { knownBlock } from './sample.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

function sealed(key: Uint8Array, plain: Uint8Array, name = 'sample', block = 0) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('header'));
  return knownBlock(name, nonce, Buffer.concat([cipher.update(plain), cipher.final()]), plain, block);
}

test('encrypts a block as Node does', () => {
  const aes = new Aes256();
  const out = new Uint32Array(4);
  fc.assert(
    fc.property(bytes(32), bytes(16), (key, block) => {
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      const expected = cipher.update(block);
      const given = Buffer.from(block);
      aes.setKey(Buffer.from(key), 0);
      aes.encrypt(
        Uint32Array.from([0, 4, 8, 12], (at) => given.readUInt32BE(at)),
        out,
      );
      expect([...out]).toEqual([0, 4, 8, 12].map((at) => expected.readUInt32BE(at)));
    }),
  );
});

test('finds a key wherever it lies and whichever block is known, and names what it opens', () => {
  const plain = fc.uint8Array({ minLength: 48, maxLength: 90 });
  fc.assert(
    fc.property(fc.nat(500), plain, fc.nat(2), (at, content, block) => {
      const key = randomBytes(32);
      const samples = [
        sealed(key, content, 'ours', block),
        sealed(randomBytes(32), content, 'another', block),
      ];
      const hay = Buffer.concat([randomBytes(at), key, randomBytes(100)]);
      expect(huntKeys(hay, samples).found).toEqual([{ offset: at, sample: 'ours' }]);
    }),
    { numRuns: 20 },
  );
});

test('finds nothing without the key, and spends nothing on zeros and text', () => {
  const sample = sealed(randomBytes(32), randomBytes(32));
  const text = 'What a terminal keeps of people it keeps for them. '.repeat(40);
  expect(huntKeys(Buffer.concat([Buffer.alloc(4000), Buffer.from(text)]), [sample])).toMatchObject({
    found: [],
  });
  expect(huntKeys(Buffer.alloc(4000), [sample]).windows).toBe(0);
  expect(huntKeys(randomBytes(4000), [sample])).toMatchObject({ found: [], skipped: 0 });
});

test('misses no key at the border between two threads', async () => {
  const key = randomBytes(32);
  const sample = sealed(key, randomBytes(32));
  for (const at of [984, 985, 1000, 1016]) {
    const hay = randomBytes(2000);
    key.copy(hay, at);
    expect((await huntInThreads(hay, [sample])).found).toEqual([{ offset: at, sample: 'sample' }]);
  }
});
