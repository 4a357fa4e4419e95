import { createECDH, hkdfSync } from 'node:crypto';
import { BytesReader } from './bytes-reader.ts';

/** A device's own share of one generation, as it was found. */
export interface DeviceShareFound {
  readonly generation: number;
  readonly share: Buffer;
}

/** What a keeper holds of one generation. */
export interface KeeperScalar {
  readonly generation: number;
  readonly scalar: Buffer;
}

const deviceMagic = Buffer.from('VDS1');
const keeperMagic = Buffer.from('VKS1');
const secretBytes = 32;
const entriesAtMost = 4;
const lastGeneration = 100_000;

/** Every version of the device's share that lies anywhere in the bytes, each once. */
export function deviceSharesIn(bytes: Buffer): readonly DeviceShareFound[] {
  const found = new Map<string, DeviceShareFound>();
  for (let at = bytes.indexOf(deviceMagic); at >= 0; at = bytes.indexOf(deviceMagic, at + 1))
    for (const [generation, share] of entriesAt(bytes.subarray(at + deviceMagic.length)))
      found.set(`${generation} ${share.toString('hex')}`, { generation, share });
  return [...found.values()];
}

/** The scalars in a keeper's file. */
export function scalarsIn(bytes: Buffer): readonly KeeperScalar[] {
  const at = bytes.indexOf(keeperMagic);
  if (at < 0) return [];
  const entries = entriesAt(bytes.subarray(at + keeperMagic.length + 4));
  return entries.map(([generation, scalar]) => ({ generation, scalar }));
}

function entriesAt(bytes: Buffer): readonly (readonly [generation: number, secret: Buffer])[] {
  const reader = new BytesReader(bytes);
  const entries: (readonly [number, Buffer])[] = [];
  while (entries.length < entriesAtMost && reader.left >= 4 + secretBytes) {
    const generation = reader.uint(4);
    if (generation === 0 || generation > lastGeneration) break;
    entries.push([generation, Buffer.from(reader.take(secretBytes))]);
  }
  return entries;
}

/** What a keeper's scalar and a vault's point have in common; null for what is no point. */
export function exchanged({ scalar }: KeeperScalar, point: Buffer): Buffer | null {
  try {
    const exchange = createECDH('prime256v1');
    exchange.setPrivateKey(scalar);
    return exchange.computeSecret(point);
  } catch {
    return null;
  }
}

/** The root that a device's share makes of it (spec/vault.md, 3). */
export function rootOf(
  { share }: DeviceShareFound,
  secret: Buffer,
  { vault, generation }: { readonly vault: Buffer; readonly generation: number },
): Buffer {
  const info = `root|v1|${vault.toString('hex')}|${generation}`;
  return Buffer.from(
    hkdfSync('sha256', Buffer.concat([share, secret]), new Uint8Array(0), info, secretBytes),
  );
}
