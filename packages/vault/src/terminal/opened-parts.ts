import { type CollectableField, type PassBody, type PassHeader, Personal } from '@vedette/domain';
import type { Opened, OpenedBody, OpenFault } from '../day-keys/port.ts';
import { recipientContext } from '../hpke/context.ts';
import { isForPurpose, type KeyId } from '../key/key-id.ts';
import { bodyBinding, captureBinding, contentKeyUse, pairInfo } from '../record/binding.ts';
import { parseBody } from '../record/body-text.ts';
import { decryptContent } from '../record/content-cipher.ts';
import type { CaptureLabel, Sealed } from '../record/port.ts';
import { decodeParts, type SealedPart } from '../record/sealed-parts.ts';
import { unpadded } from '../seal/padding.ts';
import type { PairRack } from './pair-rack.ts';

/** One encapsulation serves a thousand bodies, so a search opens few; and few content keys lie in memory. */
const contentKeysAtMost = 32;

/** Opens what is sealed to the days of this vault (spec/sealed.md). */
export class PartOpener {
  readonly #pairs: () => PairRack;
  readonly #contentKeys = new Map<string, Buffer>();

  constructor(pairs: () => PairRack) {
    this.#pairs = pairs;
  }

  body(header: PassHeader, body: Sealed, fields: readonly CollectableField[]): Opened<OpenedBody> {
    if (!isForPurpose(body.keyId, header.purpose)) return refused('wrong-purpose');
    const opened = this.#parts(body, bodyBinding(header));
    if (!opened.ok) return opened;
    const { plains, forgotten } = opened.value;
    const bodies = plains.map((plain) => parseBody(plain, fields));
    wipe(plains);
    if (!bodies.every((part) => part !== null)) return refused('malformed');
    return { ok: true, value: { body: new Personal<PassBody>(Object.assign({}, ...bodies)), forgotten } };
  }

  capture(label: CaptureLabel, capture: Sealed): Opened<Personal<Uint8Array>> {
    const opened = this.#parts(capture, captureBinding(label));
    if (!opened.ok) return opened;
    const { plains } = opened.value;
    const [plain] = plains;
    const jpeg = plains.length === 1 && plain !== undefined ? unpadded(plain) : null;
    const copy = jpeg === null ? null : Uint8Array.from(jpeg);
    wipe(plains);
    return copy === null ? refused('malformed') : { ok: true, value: new Personal(copy) };
  }

  /** Forgets every content key, as a drop or a lock must. */
  clear(): void {
    wipe([...this.#contentKeys.values()]);
    this.#contentKeys.clear();
  }

  #parts(
    { keyId, bytes }: Sealed,
    associated: Uint8Array,
  ): Opened<{ readonly plains: readonly Buffer[]; readonly forgotten: boolean }> {
    const parts = decodeParts(bytes);
    if (parts === null) return refused('malformed');
    const plains: Buffer[] = [];
    for (const part of parts) {
      const key = this.#contentKey(keyId, part);
      if (key === null) continue;
      const plain = key === 'none' ? null : decryptContent(key, part.counter, associated, part.cipher);
      if (plain === null) {
        wipe(plains);
        return refused('not-sealed-so');
      }
      plains.push(plain);
    }
    if (plains.length === 0) return refused('key-destroyed');
    return { ok: true, value: { plains, forgotten: plains.length < parts.length } };
  }

  /** Null for a part whose pair is destroyed, `none` for one that encapsulates nothing. */
  #contentKey(id: KeyId, { keep, enc }: SealedPart): Buffer | 'none' | null {
    const place = `${id}/${keep}/${Buffer.from(enc).toString('base64url')}`;
    const known = this.#contentKeys.get(place);
    if (known !== undefined) return known;
    const pair = this.#pairs().privateKey(id, keep);
    if (pair === null) return null;
    const key = contentKeyOf(pair, enc, pairInfo(id, keep));
    if (key !== 'none') this.#remember(place, key);
    return key;
  }

  #remember(place: string, key: Buffer): void {
    const [oldest] = this.#contentKeys;
    if (this.#contentKeys.size >= contentKeysAtMost && oldest !== undefined) {
      oldest[1].fill(0);
      this.#contentKeys.delete(oldest[0]);
    }
    this.#contentKeys.set(place, key);
  }
}

function contentKeyOf(privateKey: Buffer, enc: Uint8Array, info: Uint8Array): Buffer | 'none' {
  try {
    const context = recipientContext(privateKey, enc, info);
    const key = context.export(contentKeyUse);
    context.close();
    return key;
  } catch {
    // A point of low order.
    return 'none';
  }
}

const refused = (fault: OpenFault) => ({ ok: false, fault }) as const;

function wipe(plains: readonly Buffer[]): void {
  for (const plain of plains) plain.fill(0);
}
