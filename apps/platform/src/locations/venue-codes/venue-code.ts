import { createHash, createPublicKey, verify } from 'node:crypto';

/** The form of a venue code is that of `spec/venue-code.md`; its first and only version. */
const version = 1;
const prefix = 'VEDETTE:';
const payloadLength = 29;
const signatureLength = 64;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** What is signed begins with this, so that no signature of another purpose by the same key counts here. */
const purpose = Buffer.from('vedette venue code 1\0', 'latin1');

export interface VenueCodeFacts {
  /** UUID. */
  readonly id: string;
  /** The number of the place. */
  readonly place: number;
  /** Milliseconds since 1970, whole seconds. */
  readonly issuedAt: number;
}

/** Who signs: Ed25519. */
export interface VenueSigner {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

export type VenueCodeCheck =
  | { readonly verdict: 'valid'; readonly facts: VenueCodeFacts }
  | { readonly verdict: 'malformed' | 'unknown-key' | 'signature-wrong'; readonly facts: null };

/** The text of a QR code: capital letters, digits and a colon alone, which a QR code holds most densely. */
export function venueCodeText(facts: VenueCodeFacts, signer: VenueSigner): string {
  const payload = Buffer.alloc(payloadLength);
  payload.writeUInt8(version, 0);
  keyHint(signer.publicKey).copy(payload, 1);
  Buffer.from(facts.id.replaceAll('-', ''), 'hex').copy(payload, 5);
  payload.writeUInt32BE(facts.place, 21);
  payload.writeUInt32BE(Math.floor(facts.issuedAt / 1000), 25);
  const signature = signer.sign(Buffer.concat([purpose, payload]));
  return prefix + base32(Buffer.concat([payload, signature]));
}

/**
 * Whether a text is a venue code signed by one of the keys. Whether it was revoked, only the platform knows.
 * @param keys Ed25519, 32 bytes each
 */
export function verifyVenueCode(text: string, keys: readonly Uint8Array[]): VenueCodeCheck {
  const bytes = text.startsWith(prefix) ? fromBase32(text.slice(prefix.length)) : null;
  if (bytes === null || bytes.length !== payloadLength + signatureLength || bytes[0] !== version)
    return { verdict: 'malformed', facts: null };
  const payload = bytes.subarray(0, payloadLength);
  const key = keys.find((one) => keyHint(one).equals(payload.subarray(1, 5)));
  if (key === undefined) return { verdict: 'unknown-key', facts: null };
  const isSigned = verify(
    null,
    Buffer.concat([purpose, payload]),
    ed25519(key),
    bytes.subarray(payloadLength),
  );
  if (!isSigned) return { verdict: 'signature-wrong', facts: null };
  const hex = payload.toString('hex', 5, 21);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  const facts = { id, place: payload.readUInt32BE(21), issuedAt: payload.readUInt32BE(25) * 1000 };
  return { verdict: 'valid', facts };
}

const keyHint = (publicKey: Uint8Array): Buffer =>
  createHash('sha256').update(publicKey).digest().subarray(0, 4);

function ed25519(publicKey: Uint8Array) {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

/** RFC 4648, without padding. */
function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31];
}

/** Null for other characters, or bits that are left over and not zero: one code has one text. */
function fromBase32(text: string): Buffer | null {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value === -1) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >> bits);
    held &= (1 << bits) - 1;
  }
  return held === 0 && bits < 5 ? Buffer.from(bytes) : null;
}
