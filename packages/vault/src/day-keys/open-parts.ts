import type { KeyCustody } from '../custody/port.ts';
import type { KeyId } from '../key/key-id.ts';
import { contentKeyUse, pairInfo } from '../record/binding.ts';
import { decryptContent } from '../record/content-cipher.ts';
import type { Sealed } from '../record/port.ts';
import { decodeParts, type SealedPart } from '../record/sealed-parts.ts';
import { importPrivateKey, suite } from '../seal/suite.ts';
import type { KeyOwner, KeyShelf, OpenFault, StoredKey } from './port.ts';
import { storedName } from './stored-name.ts';

/** What came of the parts of one sealed thing; the plain bytes are the caller's to zero. */
export type OpenedParts =
  | { readonly ok: true; readonly parts: readonly Buffer[]; readonly forgotten: boolean }
  | { readonly ok: false; readonly fault: OpenFault };

/** One look at sealed things: keys are unwrapped once for all of them, and zeroed at its end. */
export class Look {
  readonly #custody: KeyCustody;
  readonly #shelf: KeyShelf;
  readonly #owner: KeyOwner;
  readonly #rows = new Map<KeyId, Promise<readonly StoredKey[]>>();
  readonly #contentKeys = new Map<string, Promise<Buffer | null>>();

  constructor(custody: KeyCustody, shelf: KeyShelf, owner: KeyOwner) {
    this.#custody = custody;
    this.#shelf = shelf;
    this.#owner = owner;
  }

  async open({ keyId, bytes }: Sealed, associated: Uint8Array): Promise<OpenedParts> {
    const parts = decodeParts(bytes);
    if (parts === null) return { ok: false, fault: 'malformed' };
    const rows = await this.#rowsOf(keyId);
    if (rows.length === 0) return { ok: false, fault: 'key-unknown' };
    const plains: Buffer[] = [];
    let forgotten = false;
    for (const part of parts) {
      const row = rows.find(({ kind, keep }) => kind === 'record' && keep === part.keep);
      const plain = await this.#openPart(keyId, row, part, associated);
      if (plain === 'key-destroyed') forgotten = true;
      else if (typeof plain === 'string') return failed(plains, plain);
      else plains.push(plain);
    }
    return plains.length === 0 ? failed(plains, 'key-destroyed') : { ok: true, parts: plains, forgotten };
  }

  async close(): Promise<void> {
    for (const making of this.#contentKeys.values()) (await making.catch(() => null))?.fill(0);
    this.#contentKeys.clear();
  }

  async #openPart(
    id: KeyId,
    row: StoredKey | undefined,
    part: SealedPart,
    associated: Uint8Array,
  ): Promise<Buffer | OpenFault> {
    if (row === undefined) return 'key-unknown';
    if (row.wrapped === null) return 'key-destroyed';
    const key = await this.#contentKey(id, row, part);
    const plain = key === null ? null : decryptContent(key, part.counter, associated, part.cipher);
    return plain ?? 'not-sealed-so';
  }

  #rowsOf(id: KeyId): Promise<readonly StoredKey[]> {
    const known = this.#rows.get(id) ?? this.#shelf.byId(this.#owner, id);
    this.#rows.set(id, known);
    return known;
  }

  #contentKey(id: KeyId, row: StoredKey, { keep, enc }: SealedPart): Promise<Buffer | null> {
    const place = `${id}/${keep}/${Buffer.from(enc).toString('base64url')}`;
    const known = this.#contentKeys.get(place) ?? this.#decapsulate(id, row, enc);
    this.#contentKeys.set(place, known);
    return known;
  }

  async #decapsulate(id: KeyId, row: StoredKey, enc: Uint8Array): Promise<Buffer | null> {
    if (row.wrapped === null) return null;
    const privateKey = await this.#custody.unwrap(row.wrapped, storedName(row));
    try {
      return await decapsulated(privateKey, new Uint8Array(enc), pairInfo(id, row.keep));
    } finally {
      privateKey.fill(0);
    }
  }
}

/** The content key of an encapsulation; null for bytes that encapsulate nothing for this key. */
async function decapsulated(
  privateKey: Uint8Array,
  enc: Uint8Array,
  info: Uint8Array<ArrayBuffer>,
): Promise<Buffer | null> {
  const recipientKey = await importPrivateKey(privateKey);
  try {
    const context = await suite.createRecipientContext({ recipientKey, enc: new Uint8Array(enc), info });
    return Buffer.from(await context.export(contentKeyUse, 32));
  } catch {
    return null;
  }
}

function failed(plains: readonly Buffer[], fault: OpenFault): OpenedParts {
  for (const plain of plains) plain.fill(0);
  return { ok: false, fault };
}
