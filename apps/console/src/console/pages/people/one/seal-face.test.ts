import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { newReferenceSchema } from '@vedette/contract/platform';
import { openReference, type RecipientPair, recipientOf } from '@vedette/vault/seal';
import { expect, test } from 'vitest';
import { sealFace } from './seal-face.ts';

async function terminal(device: string) {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const { d = '' } = privateKey.export({ format: 'jwk' });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const { id } = await recipientOf(bytes(x));
  const pair: RecipientPair = { id, publicKey: bytes(x), privateKey: bytes(d) };
  return { pair, view: { device, recipient: id, publicKey: x } };
}

test('a face sealed in the browser is opened by each terminal of the site, and by no other', async () => {
  const [one, two, other] = await Promise.all(['a', 'b', 'c'].map(terminal));
  if (one === undefined || two === undefined || other === undefined) throw new Error('three were made');
  const content = new Uint8Array(randomBytes(40_000));
  const body = await sealFace({ person: 'p-1', site: 7, content, terminals: [one.view, two.view] });
  expect(newReferenceSchema.parse(body)).toEqual(body);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const sealed = {
    label: { id: body.id, person: 'p-1', content: body.content },
    sealed: bytes(body.sealed),
    wraps: body.wraps.map((wrap) => ({
      recipient: wrap.recipient as typeof one.pair.id,
      bytes: bytes(wrap.bytes),
    })),
  };
  expect(await openReference(one.pair, sealed)).toEqual(content);
  expect(await openReference(two.pair, sealed)).toEqual(content);
  expect(await openReference(other.pair, sealed)).toBeNull();
});

test('a terminal’s id is made from its key, whatever the platform says it is', async () => {
  const { view, pair } = await terminal('a');
  const { wraps } = await sealFace({
    ...{ person: 'p-1', site: 7, content: new Uint8Array([1]) },
    terminals: [{ ...view, recipient: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  });
  expect(wraps.map(({ recipient }) => recipient)).toEqual([pair.id]);
});
