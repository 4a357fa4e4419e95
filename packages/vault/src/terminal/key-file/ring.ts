import { damaged, Reader } from './reader.ts';

export const keyBytes = 32;

/** Length of what `namedKeysTo` writes. */
export function namedKeysLength(names: Iterable<string>): number {
  let length = 4;
  for (const name of names) length += 2 + Buffer.byteLength(name) + keyBytes;
  return length;
}

/** Count (4) ‖ for each: length of the name (2) ‖ name ‖ key (32). */
export function namedKeysTo(target: Buffer, start: number, keys: ReadonlyMap<string, Buffer>): number {
  let at = target.writeUInt32BE(keys.size, start);
  for (const [name, key] of keys) {
    const length = target.write(name, at + 2, 'utf8');
    target.writeUInt16BE(length, at);
    at += 2 + length;
    key.copy(target, at);
    at += keyBytes;
  }
  return at;
}

/**
 * Each key where it lies, a view of that memory. Without a `Reader`: there are tens of thousands, while a door waits.
 * @throws `store-damaged`
 */
export function readNamedKeys(
  memory: Buffer,
  start: number,
  take: (name: string, key: Buffer) => void,
): void {
  let at = start + 4;
  if (at > memory.length) throw damaged();
  for (let left = memory.readUInt32BE(start); left > 0; left -= 1) {
    if (at + 2 > memory.length) throw damaged();
    const name = at + 2;
    const key = name + memory.readUInt16BE(at);
    at = key + keyBytes;
    if (at > memory.length) throw damaged();
    take(memory.toString('utf8', name, key), memory.subarray(key, at));
  }
}

/** What is sealed behind the header: private half of the vault's pair ‖ those of the pairs ‖ named keys. */
export interface Ring {
  readonly vaultKey: Buffer;
  readonly pairKeys: readonly Buffer[];
  /** Where the named keys begin. */
  readonly keysAt: number;
}

/** In memory of its own. */
export function ringToBytes(
  vaultKey: Buffer,
  pairKeys: readonly Buffer[],
  keys: ReadonlyMap<string, Buffer>,
): Buffer {
  // Not from the pool that other buffers share: it is zeroed as a whole, and must not lie beside what is not.
  const memory = Buffer.alloc((1 + pairKeys.length) * keyBytes + namedKeysLength(keys.keys()));
  vaultKey.copy(memory, 0);
  pairKeys.forEach((key, i) => void key.copy(memory, (i + 1) * keyBytes));
  namedKeysTo(memory, (1 + pairKeys.length) * keyBytes, keys);
  return memory;
}

/** @throws `store-damaged` */
export function ringFrom(memory: Buffer, pairs: number): Ring {
  const reader = new Reader(memory);
  const vaultKey = reader.take(keyBytes);
  const pairKeys = Array.from({ length: pairs }, () => reader.take(keyBytes));
  return { vaultKey, pairKeys, keysAt: reader.at };
}
