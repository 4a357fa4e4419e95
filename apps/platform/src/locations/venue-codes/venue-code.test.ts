import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type VenueSigner, venueCodeText, verifyVenueCode } from './venue-code.ts';

function signer(): VenueSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { publicKey: raw, sign: (message) => sign(null, message, privateKey) };
}
const own = signer();
const facts = {
  id: '0192f0c0-1111-4222-8333-444455556666',
  place: 2_147_483_647,
  issuedAt: 1_764_547_200_000,
};

describe('a venue code', () => {
  it('says what was signed, in the letters that a QR code holds most densely', () => {
    const text = venueCodeText(facts, own);
    expect(text).toMatch(/^VEDETTE:[A-Z2-7]{149}$/);
    expect(verifyVenueCode(text, [signer().publicKey, own.publicKey])).toEqual({ verdict: 'valid', facts });
  });

  it('is none of anybody else', () => {
    const text = venueCodeText(facts, own);
    expect(verifyVenueCode(text, [signer().publicKey])).toEqual({ verdict: 'unknown-key', facts: null });
    const forged = venueCodeText(facts, { publicKey: own.publicKey, sign: signer().sign });
    expect(verifyVenueCode(forged, [own.publicKey])).toEqual({ verdict: 'signature-wrong', facts: null });
  });

  it('is not what the same key signed for another purpose', () => {
    const plain = venueCodeText(facts, {
      publicKey: own.publicKey,
      sign: (message) => own.sign(message.subarray(message.indexOf(0) + 1)),
    });
    expect(verifyVenueCode(plain, [own.publicKey]).verdict).toBe('signature-wrong');
  });

  it('bears no other letter anywhere, and has one text alone', () => {
    const text = venueCodeText(facts, own);
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567189:'),
        (at, letter) => {
          fc.pre(text[at] !== letter);
          const changed = text.slice(0, at) + letter + text.slice(at + 1);
          expect(verifyVenueCode(changed, [own.publicKey]).verdict).not.toBe('valid');
        },
      ),
    );
    for (const other of [
      '',
      'VEDETTE:',
      `${text}A`,
      text.slice(0, -1),
      text.toLowerCase(),
      `https://x/${text}`,
    ])
      expect(verifyVenueCode(other, [own.publicKey]).verdict).toBe('malformed');
  });

  it('never throws, whatever was scanned', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `VEDETTE:${rest}`),
        ),
        (text) => {
          expect(verifyVenueCode(text, [own.publicKey]).facts).toBeNull();
        },
      ),
    );
  });
});
