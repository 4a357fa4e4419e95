import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import { joined } from './open-by-hand.ts';

export interface RingByHand {
  readonly vaultKey: Buffer;
  /** By running number and period: `serial/seconds`. */
  readonly pairs: ReadonlyMap<string, Buffer>;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/**
 * A key file opened from spec/vault.md alone, with none of the code under test: what a stranger with both shares would
 * write. Only the header and the ring; `open-by-hand.ts` goes on from the pairs.
 */
export function openVaultByHand(
  file: Buffer,
  { scalar, device, site }: { readonly scalar: Buffer; readonly device: Buffer; readonly site: Buffer },
): RingByHand {
  const vault = file.subarray(7, 23);
  const generation = file.readUInt32BE(23);
  const { pairs, end } = pairsOf(file);
  const ringLength = file.readUInt32BE(end);
  const header = file.subarray(0, end + 4 + 8);
  const ring = file.subarray(header.length, header.length + ringLength);
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(scalar);
  const exchanged = ecdh.computeSecret(file.subarray(39, 72));
  const shares = Buffer.concat([device, exchanged, site]);
  const info = `root|v1|${vault.toString('hex')}|${generation}`;
  const root = Buffer.from(hkdfSync('sha256', shares, Buffer.alloc(0), info, 32));
  const plain = openSealedByHand(root, header, ring);
  const [vaultKey, ...pairKeys] = Array.from({ length: pairs.length + 1 }, (_, i) =>
    plain.subarray(i * 32, (i + 1) * 32),
  );
  return {
    vaultKey: vaultKey ?? Buffer.alloc(0),
    pairs: new Map(pairs.map((name, i) => [name, pairKeys[i] ?? Buffer.alloc(0)])),
    keys: namedKeys(plain.subarray((pairs.length + 1) * 32)),
  };
}

/** `sealed(key, aad, x)` of the specification. */
export function openSealedByHand(key: Buffer, associated: Buffer, sealed: Buffer): Buffer {
  if (sealed[0] !== 1) throw new Error('another format');
  const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  opener.setAAD(associated).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([opener.update(sealed.subarray(13, -16)), opener.final()]);
}

export const underByHand = (place: string, name: string): Buffer => joined('vedette/under/1', place, name);

/** Behind magic, numbers, three keys, and what waits for the keeper. */
function pairsOf(file: Buffer): { pairs: string[]; end: number } {
  let at = 39 + 33 + 33 + 32;
  at += 1 + (file[at] ?? 0) * 14;
  const count = file.readUInt32BE(at);
  at += 4;
  const pairs: string[] = [];
  for (let i = 0; i < count; i++) {
    pairs.push(`${file.readUInt32BE(at)}/${file.readUInt32BE(at + 4)}`);
    at += 8;
    at += 1 + (file[at] ?? 0);
    at += 1 + (file[at] ?? 0);
    at += 32;
  }
  return { pairs, end: at };
}

function namedKeys(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let at = 4;
  for (let i = 0; i < bytes.readUInt32BE(0); i++) {
    const length = bytes.readUInt16BE(at);
    const name = bytes.subarray(at + 2, at + 2 + length).toString('utf8');
    at += 2 + length;
    found.set(name, bytes.subarray(at, at + 32));
    at += 32;
  }
  return found;
}
