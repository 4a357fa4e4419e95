import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';

/**
 * A body opened from the texts of RFC 9180 and of this format alone, with none of the code under test: what a stranger
 * with the private key would write.
 */
export function openByHand(privateKey: Buffer, info: Buffer, associated: Buffer, sealed: Buffer): string {
  const enc = sealed.subarray(6, 38);
  const cipher = sealed.subarray(46, 46 + sealed.readUInt32BE(42));
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(sealed.readUInt32BE(38), 8);
  const opener = createDecipheriv('aes-256-gcm', contentKey(privateKey, enc, info), nonce);
  opener.setAAD(associated).setAuthTag(cipher.subarray(-16));
  const padded = Buffer.concat([opener.update(cipher.subarray(0, -16)), opener.final()]);
  return padded.subarray(0, padded.lastIndexOf(0x80)).toString('utf8');
}

/** A length in four bytes before each part. */
export const joined = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [uint(Buffer.byteLength(part), 4), Buffer.from(part)]));

function contentKey(privateKey: Buffer, enc: Buffer, info: Buffer): Buffer {
  const kem = Buffer.concat([Buffer.from('KEM'), uint(0x20, 2)]);
  const hpke = Buffer.concat([Buffer.from('HPKE'), uint(0x20, 2), uint(1, 2), uint(2, 2)]);
  const none = Buffer.alloc(0);
  const own = createPrivateKey({ key: der('302e020100300506032b656e04220420', privateKey), ...pkcs8 });
  const other = createPublicKey({ key: der('302a300506032b656e032100', enc), ...spki });
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  const ownPublic = createPublicKey(own).export(spki).subarray(-32);
  const context = Buffer.concat([enc, ownPublic]);
  const secret = expand(kem, extract(kem, none, 'eae_prk', shared), 'shared_secret', context, 32);
  const pskHash = extract(hpke, none, 'psk_id_hash', none);
  const schedule = Buffer.concat([Buffer.of(0), pskHash, extract(hpke, none, 'info_hash', info)]);
  const exporter = expand(hpke, extract(hpke, secret, 'secret', none), 'exp', schedule, 32);
  return expand(hpke, exporter, 'sec', joined('vedette/content-key/1'), 32);
}

const pkcs8 = { format: 'der', type: 'pkcs8' } as const;
const spki = { format: 'der', type: 'spki' } as const;
const der = (head: string, key: Buffer) => Buffer.concat([Buffer.from(head, 'hex'), key]);
const version = Buffer.from('HPKE-v1');

function extract(suite: Buffer, salt: Buffer, label: string, ikm: Buffer): Buffer {
  const mac = createHmac('sha256', salt.length === 0 ? Buffer.alloc(32) : salt);
  return mac.update(Buffer.concat([version, suite, Buffer.from(label), ikm])).digest();
}

/** One block is enough for 32 bytes. */
function expand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  const labelled = Buffer.concat([uint(length, 2), version, suite, Buffer.from(label), info]);
  return createHmac('sha256', prk).update(labelled).update(Buffer.of(1)).digest().subarray(0, length);
}

function uint(value: number, bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
}
