import { createDecipheriv } from 'node:crypto';
import { BytesReader } from './bytes-reader.ts';
import { canonical } from './canonical.ts';
import { contextOf, type Receiver, receiverOf } from './hpke.ts';
import type { FoundKeyFile, ListedPair } from './key-file.ts';
import type { StolenPair } from './sealed-parts.ts';
import { openWrapped } from './wrapped.ts';

/** Everything that a key file gives to who has its root. */
export interface StolenRing {
  readonly generation: number;
  readonly root: Buffer;
  /** By their places: people, purposes, indexes. */
  readonly named: readonly (readonly [name: string, key: Buffer])[];
  readonly pairs: readonly StolenPair[];
  /** Of the vault itself, and of each pair. */
  readonly privateKeys: readonly Buffer[];
}

const keyBytes = 32;
const encapsulatedBytes = 32;
const pairUse = Buffer.from('vedette/vault-pair/1');
const blockUse = 'vedette/key-block/1';

/** Null for another root. What was dropped since the last re-key is taken as well: it is still there. */
export function openRing(file: FoundKeyFile, root: Buffer): StolenRing | null {
  const plain = openWrapped(file.ring, root, file.header);
  if (plain === null) return null;
  const reader = new BytesReader(plain);
  const privateKeys = [reader.take(keyBytes)];
  const vaultKey = receiverOf(privateKeys[0] ?? Buffer.alloc(0));
  const pairs: StolenPair[] = [];
  const take = (pair: ListedPair, key: Buffer): void => {
    privateKeys.push(key);
    pairs.push(stolen(pair, key));
  };
  for (const pair of file.pairs) take(pair, reader.take(keyBytes));
  const named = [...namedKeys(reader)];
  for (const { place, pairs: added, sealed } of file.blocks) {
    const later = openWrapped(sealed, root, canonical(blockUse, place));
    if (later !== null) named.push(...namedKeys(new BytesReader(later)));
    for (const pair of added) {
      const key = openPair(vaultKey, pair.sealed);
      if (key !== null) take(pair, key);
    }
  }
  return { generation: file.generation, root, named, pairs, privateKeys };
}

function* namedKeys(reader: BytesReader): Generator<readonly [string, Buffer]> {
  const count = reader.uint(4);
  for (let i = 0; i < count; i++) yield [reader.text(2), reader.take(keyBytes)];
}

function stolen({ purpose, day, serial, keepSeconds }: ListedPair, privateKey: Buffer): StolenPair {
  return { keyId: `${purpose}:${day}:${serial}`, keepSeconds, receiver: receiverOf(privateKey) };
}

/** Without asking the tag: what comes out is a private key or noise, and both can be tried. */
function openPair(vaultKey: Receiver, sealed: Buffer): Buffer | null {
  const context = contextOf(vaultKey, sealed.subarray(0, encapsulatedBytes), pairUse);
  if (context === null) return null;
  const { key, nonce } = context.first();
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  return opener.update(sealed.subarray(encapsulatedBytes, encapsulatedBytes + keyBytes));
}
