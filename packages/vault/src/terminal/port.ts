import type {
  CollectableField,
  Duration,
  Duty,
  Instant,
  PassBody,
  PassHeader,
  Personal,
} from '@vedette/domain';
import type { Opened, OpenedBody } from '../day-keys/port.ts';
import type { KeeperKind } from '../keeper/port.ts';
import type { DayKey } from '../key/day-key.ts';
import type { KeyDay } from '../key/key-id.ts';
import type { CaptureLabel, Sealed, SealedRecord } from '../record/port.ts';

/** `none`: never created, so there is nothing to open. `locked`: what it holds cannot be opened without the keeper. */
export const vaultStates = ['none', 'locked', 'open'] as const;
export type VaultState = (typeof vaultStates)[number];

/** What one random key is for. A place that is dropped and then used again gets another key. */
export type KeyPlace =
  /** Identity and face of one person. */
  | { readonly kind: 'person'; readonly person: string }
  /** What belongs to a purpose and to neither a person nor a day, such as the reasons on a list. */
  | { readonly kind: 'purpose'; readonly purpose: string }
  /** The blind index of who passed on a day. */
  | { readonly kind: 'index'; readonly purpose: string; readonly day: KeyDay }
  /** The blind index of identity numbers, phones and cards. */
  | { readonly kind: 'numbers' };

/** The X25519 pair of a purpose, a day and a period: to its public half bodies and captures are sealed. */
export interface PairPlace {
  readonly kind: 'pair';
  readonly purpose: string;
  readonly day: KeyDay;
  readonly keep: Duration;
}

/** Everything of a purpose: its own key, the pairs and the index keys of its days. Days are inclusive; null is open. */
export interface PurposeRange {
  readonly kind: 'all-of-purpose';
  readonly purpose: string;
  readonly from: KeyDay | null;
  readonly to: KeyDay | null;
}

export type Droppable = KeyPlace | PairPlace | PurposeRange;

/** Keys that nothing is opened under any more, but which are not yet destroyed: the state `SHRED_PENDING`. */
export interface Waiting {
  readonly keys: number;
  readonly since: Instant;
  /** What it takes: the next re-key, or that the keeper destroys its share of an old generation. */
  readonly for: 're-key' | 'keeper';
  /** The generation whose share must go. */
  readonly generation: number;
}

/**
 * The keys of a terminal's personal tier. It lives where the store lives, in a thread where nothing waits, so that
 * everything here answers at once; the keeper is asked between its steps (`VaultSteps`, `unlockVault`, `rekeyVault`).
 *
 * Every key is random and lies in the key file wrapped under a root that is only in memory; none is derived, because
 * what is derived cannot be forgotten. New keys are on the medium when `flush` returns: call it before the commit of
 * whatever was sealed. `drop` after the commit of the deletion; what a crash left between is found by `places`.
 *
 * What needs the root throws `vault-locked` while the vault is not open.
 */
export interface TerminalVault {
  state(): VaultState;
  /** Of the root; grows with each re-key. Zero before the vault was created. */
  generation(): number;

  /**
   * The public keys of a day, with a pair for each period; what is missing is made. Locked too: the private half of a
   * new pair is sealed to the vault itself. Its `generation` is a running number of this vault.
   * @throws `vault-locked` in state `none`, `input-invalid` for more than 16 periods
   */
  dayKey(purpose: string, day: KeyDay, keeps: readonly Duration[]): DayKey;
  /** As `RecordSealer.sealBody`, at once. Locked too. */
  sealBody(day: KeyDay, duty: Duty, header: PassHeader, body: Personal<PassBody>): SealedRecord;
  /** As `RecordSealer.sealCapture`, at once. Locked too. */
  sealCapture(purpose: string, day: KeyDay, keep: Duration, label: CaptureLabel, jpeg: Uint8Array): Sealed;
  /** Only the fields asked for come out; a part whose pair is destroyed or waits for it is missing. */
  openBody(header: PassHeader, body: Sealed, fields: readonly CollectableField[]): Opened<OpenedBody>;
  openCapture(label: CaptureLabel, capture: Sealed): Opened<Personal<Uint8Array>>;

  /** AES-256-GCM under the place's key, which is made when there is none; bound to place and name. 29 bytes longer. */
  sealUnder(place: KeyPlace, name: Uint8Array, plain: Uint8Array): Buffer;
  /**
   * The caller zeroes it. Null when that key is destroyed, or is not the one this was sealed under.
   * @throws `store-damaged` for what is no sealed thing at all
   */
  openUnder(place: KeyPlace, name: Uint8Array, sealed: Uint8Array): Buffer | null;
  /**
   * Blind index: 16 bytes of HMAC-SHA-256 of the text (UTF-8, NFKC) under the place's key, in base64url. Makes the key
   * when there is none.
   */
  digest(place: KeyPlace, text: string): string;
  /** The same, for looking up: null where there is no key, so that asking brings none into the world. */
  knownDigest(place: KeyPlace, text: string): string | null;

  /** Puts the keys made since on the medium. Cheap when there are none. */
  flush(): void;
  /** Nothing is opened under these any more, from now on and after a restart; on the medium when it returns. Locked too. */
  drop(places: readonly Droppable[]): void;
  /** What waits to be destroyed, oldest first. Locked too. */
  pending(): readonly Waiting[];
  /** What has a living key. */
  places(): readonly KeyPlace[];
  /** Pairs that live. Locked too. */
  pairs(): readonly PairPlace[];

  readonly steps: VaultSteps;
  /** Zeroes everything that opens anything; sealing to days goes on. */
  lock(): void;
  /** Zeroes everything and lets go of the key file. */
  close(): void;
}

/** What the vault tells of itself; nothing of it is secret. */
export interface VaultLook {
  readonly state: VaultState;
  readonly generation: number;
  /** Null before it was created. */
  readonly keeper: KeeperKind | null;
  /** S of the present generation; null before it was created. */
  readonly keeperPoint: Uint8Array | null;
  /** Up to which generation, itself included, the keeper has destroyed its shares. */
  readonly gone: number;
  /** Keys that live; null while it is locked, when nobody can count them. */
  readonly keys: number | null;
  readonly waiting: readonly Waiting[];
}

export interface UnlockQuestion {
  readonly generation: number;
  /** X = C + eG, with an e that is drawn for this question. */
  readonly point: Uint8Array;
}

/** A generation to be: who keeps the other share, and its public point. */
export interface NextRoot {
  readonly generation: number;
  readonly keeper: KeeperKind;
  readonly point: Uint8Array;
}

export interface Rekeyed {
  readonly generation: number;
  readonly dropped: number;
  readonly survivors: number;
}

/**
 * What the vault does between two questions to its keeper. Each step is wholly done or not at all, whenever the
 * process ends. Arguments and results can be copied between threads.
 */
export interface VaultSteps {
  look(): VaultLook;
  /** An empty vault. @throws `conflict` when there is one */
  create(first: NextRoot): void;
  /** Asks anew each time; an earlier question is void. @throws `conflict` when it is open, `not-found` in state `none` */
  question(): UnlockQuestion;
  /** @throws `keeper-refused` when the answer opens nothing: another scalar, or another device share */
  unlock(answer: Uint8Array): void;
  /**
   * New device share, new root, survivors wrapped anew, all on the medium when it returns; what was dropped is left
   * out, and the old device share is removed. Where that share's medium really forgets, nothing waits any more;
   * elsewhere what was dropped waits for `gone`.
   * @throws `vault-locked`, `input-invalid` for a generation that is not above the present one
   */
  rekey(next: NextRoot): Rekeyed;
  /** What the last re-key says to the keeper, again and again until `gone` follows. */
  settlement(): Rekeyed;
  /** The keeper has destroyed every share up to this generation: what waited for that is forgotten. */
  gone(generation: number): void;
  lock(): void;
  /** Zeroes the keys, then overwrites and deletes key file and device shares. The state is `none` after it. */
  destroy(): void;
}

/** The same steps from another thread. */
export type RemoteVaultSteps = {
  readonly [S in keyof VaultSteps]: (
    ...args: Parameters<VaultSteps[S]>
  ) => Promise<ReturnType<VaultSteps[S]>> | ReturnType<VaultSteps[S]>;
};

/**
 * Where the device's own share lies: a file, or a TPM that really forgets. Two generations at most, the present one
 * and the next.
 */
export interface DeviceShare {
  /** Whether what was removed there is gone for good; false for flash, which may keep an older page. */
  readonly forgets: boolean;
  /** 32 bytes that the caller zeroes; null when there is none of that generation. */
  read(generation: number): Buffer | null;
  /** On the medium when it returns. The bytes stay the caller's. */
  write(generation: number, share: Uint8Array): void;
  /** Removes the shares of all generations before this one. */
  removeBefore(generation: number): void;
  removeAll(): void;
}
