import { canonical } from './canonical.ts';
import { peek } from './ctr.ts';
import { contextOf, type Receiver } from './hpke.ts';

/** One part of a sealed body or capture (spec/sealed.md, 3), as far as its bytes are there. */
export interface FoundPart {
  readonly keepSeconds: number;
  readonly encapsulated: Buffer;
  readonly counter: number;
  readonly ciphertext: Buffer;
}

/** The private half of a day's pair, come by somehow. */
export interface StolenPair {
  readonly keyId: string;
  readonly keepSeconds: number;
  readonly receiver: Receiver;
}

const version = 1;
const partHead = 44;
const partsAtMost = 16;
/** Beyond these it is something else that happens to begin alike. */
const keepAtMost = 100 * 365 * 86_400;
const counterAtMost = 1024;
const nonceBytes = 12;
const contentContext = canonical('vedette/content-key/1');

/** The parts that bytes begin with; of the last one perhaps only the beginning. Empty for what is no sealed body. */
export function partsIn(bytes: Buffer): readonly FoundPart[] {
  const count = bytes[1] ?? 0;
  if (bytes[0] !== version || count === 0 || count > partsAtMost) return [];
  const parts: FoundPart[] = [];
  for (let at = 2; parts.length < count && at + partHead < bytes.length; ) {
    const length = bytes.readUInt32BE(at + 40);
    const start = at + partHead;
    const part = {
      keepSeconds: bytes.readUInt32BE(at),
      encapsulated: bytes.subarray(at + 4, at + 36),
      counter: bytes.readUInt32BE(at + 36),
      ciphertext: bytes.subarray(start, start + length),
    };
    if (part.keepSeconds > keepAtMost || part.counter > counterAtMost) return [];
    parts.push(part);
    at = start + length;
  }
  return parts;
}

export interface PartTry {
  readonly keyId: string;
  /** Of the content. */
  readonly key: Buffer;
  readonly plain: Buffer;
}

export function nonceOf({ counter }: FoundPart): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(counter, nonceBytes - 4);
  return nonce;
}

/** Opens parts with stolen pairs, and remembers the keys that it has worked out: many parts share one. */
export class PartOpener {
  readonly #pairs: readonly StolenPair[];
  readonly #keys = new Map<string, Buffer | null>();

  constructor(pairs: readonly StolenPair[]) {
    this.#pairs = pairs;
  }

  /** What each pair that might be the right one makes of it; all but one are noise. */
  *tries(part: FoundPart): Generator<PartTry> {
    const nonce = nonceOf(part);
    for (const pair of this.#pairs) {
      if (pair.keepSeconds !== part.keepSeconds) continue;
      const key = this.#keyOf(pair, part.encapsulated);
      if (key !== null) yield { keyId: pair.keyId, key, plain: peek(key, nonce, part.ciphertext) };
    }
  }

  #keyOf({ keyId, keepSeconds, receiver }: StolenPair, encapsulated: Buffer): Buffer | null {
    const name = `${keyId} ${keepSeconds} ${receiver.publicKey.toString('hex')} ${encapsulated.toString('hex')}`;
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const info = canonical('vedette/day-key/1', keyId, String(keepSeconds));
    const key = contextOf(receiver, encapsulated, info)?.exported(contentContext) ?? null;
    this.#keys.set(name, key);
    return key;
  }
}
