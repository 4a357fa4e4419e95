import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelKeys, newExchange } from '../src/channel/exchange.ts';
import { frameOpener, frameSealer } from '../src/channel/frame.ts';
import { isDigestOf } from '../src/signature/content-digest.ts';
import { parseSignatureInput } from '../src/signature/signature-input.ts';
import { readSignature } from '../src/signature/verify.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

test('messages come out as they went in, in their order', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 20 }), (messages) => {
      const key = randomBytes(32);
      const [sealer, opener] = [frameSealer(key), frameOpener(key)];
      for (const message of messages)
        expect(Buffer.from(opener.open(sealer.seal(message)) ?? [])).toEqual(Buffer.from(message));
    }),
  );
});

test('a frame that was changed, repeated, left out or made up does not open', () => {
  const key = randomBytes(32);
  const sealed = (count: number): readonly Uint8Array[] => {
    const sealer = frameSealer(key);
    return Array.from({ length: count }, (_, at) => sealer.seal(Buffer.from(`message ${at}`)));
  };
  const [first = new Uint8Array(), second = new Uint8Array()] = sealed(2);
  expect(frameOpener(key).open(second)).toBeNull();
  const repeated = frameOpener(key);
  expect(repeated.open(first)).not.toBeNull();
  expect(repeated.open(first)).toBeNull();
  expect(frameOpener(randomBytes(32)).open(first)).toBeNull();
  fc.assert(
    fc.property(fc.nat(first.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bent = Uint8Array.from(first);
      bent[at] = (bent[at] ?? 0) ^ by;
      expect(frameOpener(key).open(bent)).toBeNull();
    }),
  );
  fc.assert(fc.property(bytes, (made) => frameOpener(key).open(made) === null));
});

test('both ends agree on two keys, and no two channels on the same', () => {
  const [device, platform, other] = [newExchange(), newExchange(), newExchange()];
  const halves = { deviceExchange: device.publicKey, platformExchange: platform.publicKey };
  const requestSignature = randomBytes(64);
  const atDevice = channelKeys({ ours: device, theirs: platform.publicKey, ...halves, requestSignature });
  const atPlatform = channelKeys({ ours: platform, theirs: device.publicKey, ...halves, requestSignature });
  expect(atDevice).toEqual(atPlatform);
  expect(atDevice?.up).not.toEqual(atDevice?.down);
  const replayed = channelKeys({ ours: other, theirs: device.publicKey, ...halves, requestSignature });
  expect(replayed).not.toEqual(atDevice);
});

test('a half that would make the secret known is refused', () => {
  const ours = newExchange();
  const halves = { deviceExchange: ours.publicKey, platformExchange: ours.publicKey };
  const low = { ...halves, ours, requestSignature: new Uint8Array(64) };
  expect(channelKeys({ ...low, theirs: new Uint8Array(32) })).toBeNull();
  expect(channelKeys({ ...low, theirs: new Uint8Array(31) })).toBeNull();
});

test('whatever stands in the fields of a signature is read or refused, and never thrown', () => {
  const fields = fc.record({ input: fc.string({ unit: 'binary', maxLength: 400 }), value: fc.string() });
  fc.assert(
    fc.property(fields, ({ input, value }) => {
      const found = readSignature((name) => (name === 'signature' ? value : input));
      expect(typeof found === 'string' || found.signature.length === 64).toBe(true);
      expect(isDigestOf(input, new Uint8Array())).toBe(false);
    }),
  );
  const structured = fc.stringMatching(
    /^vedette=\((?:"[@a-z-]{0,9}"(?:;[a-z]{1,3}(?:="?[a-z]{0,3}"?)?)? ?){0,4}\)/,
  );
  fc.assert(fc.property(structured, (text) => void parseSignatureInput(text, 'vedette')));
});
