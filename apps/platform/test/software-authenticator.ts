import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

type Options = Readonly<Record<string, unknown>>;

/** A passkey in software, as an authenticator answers a browser (WebAuthn Level 3): ES256, verified user. */
export interface SoftwareAuthenticator {
  create(options: Options): Record<string, unknown>;
  get(options: Options): Record<string, unknown>;
  /** As a copy of it does: its counter goes on from where the copy was made. */
  setCounter(counter: number): void;
}

const flags = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const;

export function softwareAuthenticator(origin: string): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  const clientData = (type: string, challenge: unknown): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, own: number, more: Uint8Array): Buffer => {
    counter += 1;
    const head = Buffer.alloc(5);
    head.writeUInt8(flags.userPresent | flags.userVerified | own);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, more]);
  };
  const answer = (response: Readonly<Record<string, string>>) => {
    const text = id.toString('base64url');
    return { id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response };
  };
  return {
    create(options) {
      const { rp, challenge } = options as { rp: { id: string }; challenge: string };
      const idLength = Buffer.alloc(2);
      idLength.writeUInt16BE(id.length);
      const credential = Buffer.concat([Buffer.alloc(16), idLength, id, coseKey(publicKey)]);
      const data = authenticatorData(rp.id, flags.attested, credential);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestation = Buffer.concat([
        ...[Buffer.of(0xa3), cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.of(0xa0)],
        ...[cborText('authData'), cborBytes(data)],
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      });
    },
    get(options) {
      const { rpId, challenge } = options as { rpId: string; challenge: string };
      const client = clientData('webauthn.get', challenge);
      const data = authenticatorData(rpId, 0, Buffer.alloc(0));
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
    setCounter(next) {
      counter = next;
    },
  };
}

/** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const [one, other] = [x, y].map((text) => Buffer.from(text, 'base64url')) as [Buffer, Buffer];
  return Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
    ...[cborBytes(one), Buffer.of(0x22), cborBytes(other)],
  ]);
}

function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256
      ? Buffer.of(0x58, bytes.length)
      : Buffer.of(0x59, bytes.length >> 8, bytes.length & 0xff);
  return Buffer.concat([head, bytes]);
}

/** Of less than 24 characters. */
function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 | text.length), Buffer.from(text)]);
}
