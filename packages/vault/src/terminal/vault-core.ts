import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Instant, VedetteError } from '@vedette/domain';
import { syncFolder } from '../custody/secret-file.ts';
import { unwrapUnder, wrapUnder } from '../custody/wrap.ts';
import { blind, unblinded } from '../exchange/exchange.ts';
import { openAtOnce, sealAtOnce } from '../hpke/seal-at-once.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import type { Block } from './key-file/blocks.ts';
import { type DroppedName, droppedFrom, droppedToBytes } from './key-file/dropped-names.ts';
import type { PublicPair, WaitingForKeeper } from './key-file/header.ts';
import { type FileStep, KeyFile } from './key-file/key-file.ts';
import { ringFrom } from './key-file/ring.ts';
import { PairRack, pairBinding, type SealingVault } from './pair-rack.ts';
import type { DeviceShare, UnlockQuestion, VaultState } from './port.ts';
import { rootOf } from './root.ts';
import { SecretRack } from './secret-rack.ts';

/** What a crash may come between; tests let one come at each. */
export type VaultStep = FileStep | 'share-written' | 'share-removed';

export interface VaultOptions {
  /** Of the key file; its folder is made. */
  readonly path: string;
  readonly share: DeviceShare;
  readonly now: () => Instant;
  /** A third share, read anew for each root and zeroed after it. */
  readonly siteShare?: (() => Buffer) | undefined;
  readonly onStep?: ((step: VaultStep) => void) | undefined;
}

/** What came behind the ring and needs the root, or the vault's own key, to be read; in order. */
type Later =
  | { readonly kind: 'keys'; readonly sealed: Buffer; readonly place: Buffer }
  | { readonly kind: 'drop'; readonly sealed: Buffer };

const dropUse = 'vedette/vault-drop/1';

/** The key file and what of it is in memory. */
export class VaultCore {
  readonly options: VaultOptions;
  readonly step: (step: VaultStep) => void;
  file: KeyFile | null = null;
  pairs: PairRack = new PairRack(0);
  readonly secrets: SecretRack = new SecretRack();
  root: Buffer | null = null;
  gone = 0;
  waiting: readonly WaitingForKeeper[] = [];
  /** Dropped since the last re-key; of names an estimate while it is locked. */
  dropped: { pairs: number; names: number; since: Instant | null } = { pairs: 0, names: 0, since: null };
  #ring: Buffer | null = null;
  #later: Later[] = [];
  #question: Buffer | null = null;

  constructor(options: VaultOptions) {
    this.options = options;
    this.step = options.onStep ?? (() => {});
    mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 });
    this.load();
  }

  get state(): VaultState {
    if (this.file === null) return 'none';
    return this.root === null ? 'locked' : 'open';
  }

  /** The key file. @throws `vault-locked` when the vault was never created */
  get created(): KeyFile {
    if (this.file === null) throw locked();
    return this.file;
  }

  /** The root. @throws `vault-locked` */
  get opened(): Buffer {
    if (this.root === null) throw locked();
    return this.root;
  }

  /** Reads the file anew, as a locked vault. @throws `store-damaged` */
  load(): void {
    this.file?.close();
    this.file = null;
    const found = KeyFile.open(this.options.path);
    this.pairs = new PairRack(found?.file.header.serial ?? 0);
    this.dropped = { pairs: 0, names: 0, since: null };
    this.#later = [];
    this.#ring = found?.ring ?? null;
    this.gone = found?.file.header.gone ?? 0;
    this.waiting = found?.file.header.waiting ?? [];
    if (found === null) return;
    this.file = found.file;
    for (const pair of found.file.header.pairs) this.pairs.addKept(pair);
    for (const [i, block] of found.blocks.entries()) this.#apply(block, found.file.place(i));
  }

  #apply(block: Block, place: Buffer): void {
    if (block.kind === 'gone') this.#nowGone(block.generation);
    else if (block.kind === 'keys') {
      for (const pair of block.pairs) this.pairs.addNew(pair);
      if (block.sealed.length > 0) this.#later.push({ kind: 'keys', sealed: block.sealed, place });
    } else {
      for (const { serial, seconds } of block.pairs)
        if (this.pairs.drop(serial, seconds)) this.dropped.pairs++;
      this.dropped.since ??= block.since;
      if (block.sealed.length > 0) this.#later.push({ kind: 'drop', sealed: block.sealed });
    }
  }

  #nowGone(generation: number): void {
    this.gone = generation;
    this.waiting = this.waiting.filter((each) => each.generation > generation);
  }

  question(): UnlockQuestion {
    if (this.file === null) throw new VedetteError('not-found', 'caller', { at: 'vault' });
    if (this.root !== null) throw new VedetteError('conflict', 'caller', { at: 'vault is open' });
    this.#question?.fill(0);
    const { x, blinding } = blind(this.file.header.c);
    this.#question = blinding;
    return { generation: this.file.header.generation, point: x };
  }

  unlock(answer: Uint8Array): void {
    const { header, headerBytes } = this.created;
    const [blinding, ring] = [this.#question, this.#ring];
    if (blinding === null || ring === null)
      throw new VedetteError('conflict', 'caller', { at: 'no question' });
    this.#question = null;
    const exchanged = exchangedOf(answer, blinding, header.keeperPoint);
    const root = this.rootFor(exchanged, header.vault, header.generation);
    try {
      const memory = ringMemory(root, ring, headerBytes);
      const { vaultKey, pairKeys, keysAt } = ringFrom(memory, header.pairs.length);
      this.secrets.read(memory, keysAt);
      const own = new Map(header.pairs.map((pair, i) => [pair, pairKeys[i]]));
      this.pairs.open(own, vaultKey, this.#bind);
      this.#readLater(root, vaultKey);
    } catch (error) {
      root.fill(0);
      this.wipe();
      throw error;
    }
    this.root = root;
    this.#ring = null;
    this.options.share.removeBefore(header.generation);
  }

  /** Zeroes the exchanged secret. */
  rootFor(exchanged: Buffer, vault: Buffer, generation: number): Buffer {
    const device = this.options.share.read(generation);
    const site = this.options.siteShare?.();
    try {
      if (device === null) throw new VedetteError('store-key-missing', 'world', { at: 'device share' });
      return rootOf({ device, exchanged, site }, vault, generation);
    } finally {
      for (const share of [device, exchanged, site]) share?.fill(0);
    }
  }

  /** From now on this file counts, and this is what is in it. The memory of before is zeroed. */
  adopt(file: KeyFile, root: Buffer, memory: Buffer): void {
    const { header } = file;
    const { vaultKey, pairKeys, keysAt } = ringFrom(memory, header.pairs.length);
    this.wipe();
    this.file?.close();
    this.file = file;
    this.root = root;
    this.secrets.read(memory, keysAt);
    this.pairs = new PairRack(header.serial);
    for (const pair of header.pairs) this.pairs.addKept(pair);
    this.pairs.open(new Map(header.pairs.map((pair, i) => [pair, pairKeys[i]])), vaultKey, this.#bind);
    this.waiting = header.waiting;
    this.dropped = { pairs: 0, names: 0, since: null };
  }

  #readLater(root: Buffer, vaultKey: Buffer): void {
    this.dropped.names = 0;
    for (const later of this.#later) {
      if (later.kind === 'keys') {
        this.secrets.read(unwrapUnder(root, later.sealed, blockBinding(later.place)), 0);
        continue;
      }
      const plain = openAtOnce(vaultKey, this.#dropBinding(), later.sealed);
      if (plain === null) throw new VedetteError('store-damaged', 'world', { at: 'key file' });
      for (const each of droppedFrom(plain)) this.#forget(each);
    }
    this.#later = [];
  }

  /** Zeroes what opens anything. */
  wipe(): void {
    this.root?.fill(0);
    this.root = null;
    this.#question?.fill(0);
    this.#question = null;
    this.pairs.lock();
    this.secrets.clear();
  }

  flush(): void {
    const pairs = this.pairs.fresh();
    const plain = this.secrets.freshBytes();
    if (pairs.length === 0 && plain === null) return;
    const file = this.created;
    try {
      const sealed =
        plain === null ? Buffer.alloc(0) : wrapUnder(this.opened, plain, blockBinding(file.nextPlace));
      file.append({ kind: 'keys', pairs, sealed }, this.step);
    } finally {
      plain?.fill(0);
    }
    this.pairs.saved();
    this.secrets.saved();
  }

  /** @param since when it was asked for */
  drop(pairs: readonly PublicPair[], names: readonly DroppedName[], since: Instant): void {
    if (pairs.length === 0 && names.length === 0) return;
    this.flush();
    const file = this.created;
    const plain = droppedToBytes(names);
    const sealed =
      names.length === 0 ? Buffer.alloc(0) : sealAtOnce(file.header.publicKey, this.#dropBinding(), plain);
    const meant = pairs.map(({ serial, keep }) => ({ serial, seconds: keep / 1000 }));
    file.append({ kind: 'drop', since, pairs: meant, sealed }, this.step);
    for (const { serial, seconds } of meant) if (this.pairs.drop(serial, seconds)) this.dropped.pairs++;
    this.dropped.since ??= since;
    if (this.root !== null) for (const each of names) this.#forget(each);
    else if (sealed.length > 0) {
      this.#later.push({ kind: 'drop', sealed });
      this.dropped.names += names.length;
    }
  }

  #forget(dropped: DroppedName): void {
    const names = typeof dropped === 'string' ? [dropped] : this.secrets.namesOf(dropped);
    for (const name of names) if (this.secrets.drop(name)) this.dropped.names++;
  }

  sayGone(generation: number): void {
    const file = this.created;
    const reached = Math.min(generation, file.header.generation - 1);
    if (reached <= this.gone) return;
    file.append({ kind: 'gone', generation: reached }, this.step);
    this.#nowGone(reached);
  }

  destroy(): void {
    this.wipe();
    this.file?.overwrite(randomBytes);
    this.file?.close();
    this.file = null;
    rmSync(this.options.path, { force: true });
    syncFolder(dirname(this.options.path));
    this.options.share.removeAll();
    this.load();
  }

  /** What private halves of new pairs are sealed to. @throws `vault-locked` when the vault was never created */
  get sealing(): SealingVault {
    return { publicKey: this.created.header.publicKey, bind: this.#bind, isOpen: this.root !== null };
  }

  readonly #bind = (pair: PublicPair) => {
    const { vault, generation } = this.created.header;
    return pairBinding(vault, generation, pair);
  };

  #dropBinding() {
    const { vault, generation } = this.created.header;
    return { use: dropUse, associated: canonicalBytes(vault, String(generation)) };
  }
}

export const locked = (): VedetteError => new VedetteError('vault-locked', 'world');

const blockBinding = (place: Uint8Array) => canonicalBytes('vedette/key-block/1', place);

/** K; zeroes the blinding. @throws `keeper-refused` for an answer that is no point */
function exchangedOf(answer: Uint8Array, blinding: Buffer, keeperPoint: Buffer): Buffer {
  try {
    return unblinded(answer, blinding, keeperPoint);
  } catch (cause) {
    throw new VedetteError('keeper-refused', 'world', { at: 'answer' }, { cause });
  } finally {
    blinding.fill(0);
  }
}

/** @throws `keeper-refused`: whether a share is another or the file was changed cannot be told */
function ringMemory(root: Buffer, ring: Buffer, headerBytes: Buffer): Buffer {
  try {
    return unwrapUnder(root, ring, headerBytes);
  } catch (cause) {
    throw new VedetteError('keeper-refused', 'world', { at: 'root' }, { cause });
  }
}
