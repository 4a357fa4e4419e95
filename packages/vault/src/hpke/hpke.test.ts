import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeX25519 } from '../key/x25519.ts';
import { openSealed, sealTo } from '../seal/seal-to.ts';
import { importPrivateKey, importPublicKey, suite } from '../seal/suite.ts';
import { recipientContext, senderContext } from './context.ts';
import { openAtOnce, sealAtOnce } from './seal-at-once.ts';

const info = new Uint8Array(Buffer.from('what for'));
const associated = new Uint8Array(Buffer.from('bound to'));
const binding = { use: 'vedette/trial/1', associated };

test('opens what the library sealed, and the library opens what it seals', async () => {
  const { publicKey, privateKey } = makeX25519();
  const plain = randomBytes(200);
  expect(openAtOnce(privateKey, binding, await sealTo(publicKey, binding, plain))).toEqual(plain);
  const opened = await openSealed(privateKey, binding, sealAtOnce(publicKey, binding, plain));
  expect(Buffer.from(opened ?? [])).toEqual(plain);
});

test('exports what the library exports, in both directions', async () => {
  const { publicKey, privateKey } = makeX25519();
  const context = new Uint8Array(Buffer.from('for this'));
  const theirs = await suite.createSenderContext({
    recipientPublicKey: await importPublicKey(publicKey),
    info,
  });
  const exported = Buffer.from(await theirs.export(context, 32));
  expect(recipientContext(privateKey, new Uint8Array(theirs.enc), info).export(context)).toEqual(exported);
  const ours = senderContext(publicKey, info);
  const recipient = await suite.createRecipientContext({
    recipientKey: await importPrivateKey(privateKey),
    enc: new Uint8Array(ours.enc),
    info,
  });
  expect(ours.context.export(context)).toEqual(Buffer.from(await recipient.export(context, 32)));
});

test('opens nothing that was changed, shortened, bound otherwise or sealed to somebody else', () => {
  const { publicKey, privateKey } = makeX25519();
  const sealed = sealAtOnce(publicKey, binding, Buffer.from('secret'));
  const changed = Buffer.from(sealed);
  changed[40] = (changed[40] ?? 0) ^ 1;
  expect(openAtOnce(privateKey, binding, changed)).toBeNull();
  expect(openAtOnce(privateKey, binding, sealed.subarray(0, 47))).toBeNull();
  expect(openAtOnce(privateKey, { ...binding, use: 'other' }, sealed)).toBeNull();
  expect(openAtOnce(makeX25519().privateKey, binding, sealed)).toBeNull();
  expect(openAtOnce(privateKey, binding, Buffer.alloc(64))).toBeNull();
});

test('refuses a point that shares one secret with everybody', () => {
  expect(() => sealAtOnce(Buffer.alloc(32), binding, Buffer.from('x'))).toThrow(
    expect.objectContaining({ code: 'input-invalid' }),
  );
});
