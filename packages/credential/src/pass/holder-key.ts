import { createPublicKey, ECDH, type KeyObject } from 'node:crypto';
import { asCborBytes, asCborMap } from '../common/cbor.ts';
import { algorithmOfKey } from '../common/cose-algorithm.ts';

/** Public key of a holder as a JWK: P-256, which every phone's browser has, or Ed25519. */
export type HolderKey =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** COSE_Key (RFC 9052 section 7, RFC 9053 section 7). */
const label = { type: 1, curve: -1, x: -2, y: -3 } as const;
const okp = { type: 1, curve: 6 } as const;
const ec2 = { type: 2, curve: 1 } as const;
const coordinateBytes = 32;
/** That many bytes in base64url. */
const coordinate = /^[A-Za-z0-9_-]{43}$/;

/**
 * The COSE_Key, that of P-256 with the sign of y alone (a compressed point), which saves 31 bytes of the code.
 * The key must be one that `importHolderKey` takes.
 */
export function encodeHolderKey(key: HolderKey): ReadonlyMap<number, unknown> {
  const kind = key.kty === 'EC' ? ec2 : okp;
  const cose = new Map<number, unknown>([
    [label.type, kind.type],
    [label.curve, kind.curve],
    [label.x, bytesOf(key.x)],
  ]);
  if (key.kty === 'EC') cose.set(label.y, (bytesOf(key.y).at(-1) ?? 0) % 2 === 1);
  return cose;
}

/** The key in a COSE_Key; null for another kind, other members, or a point that is not on its curve. */
export function decodeHolderKey(item: unknown): HolderKey | null {
  const cose = asCborMap(item);
  const x = asCborBytes(cose?.get(label.x));
  if (!cose || x?.length !== coordinateBytes) return null;
  const [type, curve] = [cose.get(label.type), cose.get(label.curve)];
  if (type === okp.type && curve === okp.curve)
    return cose.size === 3 ? { kty: 'OKP', crv: 'Ed25519', x: textOf(x) } : null;
  const isOdd = cose.get(label.y);
  if (type !== ec2.type || curve !== ec2.curve || cose.size !== 4 || typeof isOdd !== 'boolean') return null;
  return pointOf(x, isOdd);
}

/** The holder's key for verifying; null where it is no such key. */
export function importHolderKey(holderKey: HolderKey): KeyObject | null {
  const { kty, crv, x } = holderKey;
  const members = holderKey.kty === 'EC' ? { kty, crv, x, y: holderKey.y } : { kty, crv, x };
  if (![members.x, members.y ?? members.x].every((text) => coordinate.test(text))) return null;
  try {
    const key = createPublicKey({ key: members, format: 'jwk' });
    return algorithmOfKey(key) === null ? null : key;
  } catch {
    return null;
  }
}

function pointOf(x: Uint8Array, isOdd: boolean): HolderKey | null {
  const compressed = Buffer.concat([Uint8Array.of(isOdd ? 3 : 2), x]);
  try {
    const point = ECDH.convertKey(compressed, 'prime256v1', undefined, undefined, 'uncompressed');
    if (typeof point === 'string') return null;
    return { kty: 'EC', crv: 'P-256', x: textOf(x), y: textOf(point.subarray(1 + coordinateBytes)) };
  } catch {
    return null;
  }
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
