import { type Duration, elapsed, type Instant, VedetteError } from '@vedette/domain';
import type { DayRecipient } from '../key/day-key.ts';
import type { KeyId } from '../key/key-id.ts';
import { importPublicKey, suite } from '../seal/suite.ts';
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

const usesAtMost = 1024;
const lifeAtMost = 5 * 60_000;

/**
 * One encapsulation serves a pair of a day for five minutes or 1024 seals. Its content key is HPKE's exported secret
 * and not HPKE's own sequence, because bodies are opened one by one and in any order. Who takes a running terminal's
 * memory finds the key of these minutes and no earlier one.
 */
export class Encapsulations {
  readonly #now: () => Instant;
  readonly #held = new Map<string, Promise<Encapsulation>>();
  #closed = false;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** @throws `input-invalid` for a public key that is none */
  async seal(id: KeyId, { keep, publicKey }: DayRecipient, associated: Uint8Array, plain: Uint8Array) {
    // The key stands in the place: one id with another key must never find the secret of the first.
    const place = `${id}/${keep}/${Buffer.from(publicKey).toString('base64url')}`;
    for (;;) {
      const making = this.#held.get(place) ?? this.#make(place, id, keep, publicKey);
      const held = await making;
      if (this.#closed) throw new VedetteError('store-busy', 'caller', { at: 'sealer' });
      // Looked at, counted and used without a wait between: nobody else gets this counter, or wipes this key.
      if (this.#isGood(held)) return sealedPart(held, keep, associated, plain);
      this.#drop(place, making, held);
    }
  }

  close(): void {
    this.#closed = true;
    for (const making of this.#held.values()) void making.then(wipe, () => {});
    this.#held.clear();
  }

  #make(place: string, id: KeyId, keep: Duration, publicKey: Uint8Array): Promise<Encapsulation> {
    this.#dropOld();
    const making = encapsulate(id, keep, publicKey, this.#now());
    this.#held.set(place, making);
    making.catch(() => this.#held.delete(place));
    return making;
  }

  #isGood({ used, madeAt }: Encapsulation): boolean {
    const age = elapsed(madeAt, this.#now());
    // A clock that was set back must not lengthen a life.
    return used < usesAtMost && age >= 0 && age < lifeAtMost;
  }

  #drop(place: string, making: Promise<Encapsulation>, held: Encapsulation): void {
    wipe(held);
    if (this.#held.get(place) === making) this.#held.delete(place);
  }

  #dropOld(): void {
    for (const [place, making] of this.#held) {
      const look = (held: Encapsulation) => {
        if (!this.#isGood(held)) this.#drop(place, making, held);
      };
      void making.then(look, () => {});
    }
  }
}

async function encapsulate(
  id: KeyId,
  keep: Duration,
  publicKey: Uint8Array,
  madeAt: Instant,
): Promise<Encapsulation> {
  const recipientPublicKey = await importPublicKey(publicKey);
  try {
    const context = await suite.createSenderContext({ recipientPublicKey, info: pairInfo(id, keep) });
    const key = Buffer.from(await context.export(contentKeyUse, 32));
    return { enc: new Uint8Array(context.enc), key, madeAt, used: 0 };
  } catch (cause) {
    // A point of low order is a key that everybody shares a secret with.
    throw new VedetteError('input-invalid', 'caller', { at: 'public key' }, { cause });
  }
}

function sealedPart(
  held: Encapsulation,
  keep: Duration,
  associated: Uint8Array,
  plain: Uint8Array,
): SealedPart {
  const counter = held.used++;
  return { keep, enc: held.enc, counter, cipher: encryptContent(held.key, counter, associated, plain) };
}

function wipe({ key }: Encapsulation): void {
  key.fill(0);
}
