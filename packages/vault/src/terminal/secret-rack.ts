import { randomBytes } from 'node:crypto';
import { isOfPurpose } from './key-file/names.ts';
import { keyBytes, namedKeysLength, namedKeysTo, readNamedKeys } from './key-file/ring.ts';
import type { PurposeRange } from './port.ts';

/** The random keys by their names, in memory while the vault is open. */
export class SecretRack {
  readonly #keys = new Map<string, Buffer>();
  /** Made and not yet on the medium. */
  readonly #fresh = new Set<string>();
  /** What to zero: keys are views of a few large pieces. */
  readonly #memories: Buffer[] = [];

  get(name: string): Buffer | null {
    return this.#keys.get(name) ?? null;
  }

  getOrMake(name: string): Buffer {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = randomBytes(keyBytes);
    this.#memories.push(key);
    this.#keys.set(name, key);
    this.#fresh.add(name);
    return key;
  }

  /** Keys that were read; they lie in that memory, which is zeroed as a whole. @throws `store-damaged` */
  read(memory: Buffer, start: number): void {
    this.#memories.push(memory);
    readNamedKeys(memory, start, (name, key) => void this.#keys.set(name, key));
  }

  /** Whether there was one. It is zeroed here at once, and forgotten at the next re-key. */
  drop(name: string): boolean {
    this.#keys.get(name)?.fill(0);
    this.#fresh.delete(name);
    return this.#keys.delete(name);
  }

  namesOf(range: PurposeRange): string[] {
    return [...this.#keys.keys()].filter((name) => isOfPurpose(name, range));
  }

  names(): Iterable<string> {
    return this.#keys.keys();
  }

  all(): ReadonlyMap<string, Buffer> {
    return this.#keys;
  }

  /** Those that are not on the medium, as they are written; the caller zeroes it. Null when there are none. */
  freshBytes(): Buffer | null {
    if (this.#fresh.size === 0) return null;
    const keys = new Map([...this.#keys].filter(([name]) => this.#fresh.has(name)));
    const memory = Buffer.alloc(namedKeysLength(keys.keys()));
    namedKeysTo(memory, 0, keys);
    return memory;
  }

  saved(): void {
    this.#fresh.clear();
  }

  get size(): number {
    return this.#keys.size;
  }

  clear(): void {
    for (const memory of this.#memories) memory.fill(0);
    this.#memories.length = 0;
    this.#keys.clear();
    this.#fresh.clear();
  }
}
