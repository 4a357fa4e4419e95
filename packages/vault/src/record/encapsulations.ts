import { type Duration, elapsed, type Instant, VedetteError } from '@vedette/domain';
import { senderContext } from '../hpke/context.ts';
import type { DayRecipient } from '../key/day-key.ts';
import type { KeyId } from '../key/key-id.ts';
import { contentKeyUse, pairInfo } from './binding.ts';
import { encryptContent } from './content-cipher.ts';
import type { SealedPart } from './sealed-parts.ts';

/** A sender's secret for one pair of a day. */
interface Encapsulation {
  readonly enc: Uint8Array;
  readonly key: Buffer;
  readonly madeAt: Instant;
  /** The next counter. */
  used: number;
}

export const usesAtMost = 1024;
export const lifeAtMost = 5 * 60_000;

/**
 * One encapsulation serves a pair of a day for five minutes or 1024 seals. Its content key is HPKE's exported secret
 * and not HPKE's own sequence, because bodies are opened one by one and in any order. Who takes a running terminal's
 * memory finds the key of these minutes and no earlier one.
 */
export class Encapsulations {
  readonly #now: () => Instant;
  readonly #held = new Map<string, Encapsulation>();
  #closed = false;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** @throws `input-invalid` for a public key that is none, `store-busy` once closed */
  seal(id: KeyId, { keep, publicKey }: DayRecipient, associated: Uint8Array, plain: Uint8Array): SealedPart {
    if (this.#closed) throw new VedetteError('store-busy', 'caller', { at: 'sealer' });
    // The key stands in the place: one id with another key must never find the secret of the first.
    const place = `${id}/${keep}/${Buffer.from(publicKey).toString('base64url')}`;
    const known = this.#held.get(place);
    const held = known !== undefined && this.#isGood(known) ? known : this.#make(place, id, keep, publicKey);
    const counter = held.used++;
    return { keep, enc: held.enc, counter, cipher: encryptContent(held.key, counter, associated, plain) };
  }

  close(): void {
    this.#closed = true;
    for (const { key } of this.#held.values()) key.fill(0);
    this.#held.clear();
  }

  #make(place: string, id: KeyId, keep: Duration, publicKey: Uint8Array): Encapsulation {
    this.#dropOld();
    const { enc, context } = senderContext(publicKey, pairInfo(id, keep));
    const held = { enc, key: context.export(contentKeyUse), madeAt: this.#now(), used: 0 };
    context.close();
    this.#held.set(place, held);
    return held;
  }

  #isGood({ used, madeAt }: Encapsulation): boolean {
    const age = elapsed(madeAt, this.#now());
    // A clock that was set back must not lengthen a life.
    return used < usesAtMost && age >= 0 && age < lifeAtMost;
  }

  #dropOld(): void {
    for (const [place, held] of this.#held) {
      if (this.#isGood(held)) continue;
      held.key.fill(0);
      this.#held.delete(place);
    }
  }
}
