import type {
  BirthFacts,
  CaptureOffer,
  ClockReport,
  Command,
  CommandAnswer,
  CommandId,
  ContentHash,
  Health,
  LogId,
  ReferenceWrapWire,
  RowKey,
  RowProblem,
  SettingProblem,
  Settings,
  SyncRow,
  SyncState,
} from '@vedette/contract/link';
import type { Kept, SequencedLinkEntry } from '../records/entry.ts';
import type { LinkClock } from '../transport/clock.ts';
import type { LinkNet } from '../transport/net.ts';

/** The device's Ed25519 key, made at the first start. */
export interface LinkKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
}

/** What the device knows of its own clock without the platform. */
export interface OwnClock {
  quality(): Extract<ClockReport['quality'], 'synced' | 'unsynced'>;
}

/** The log of what happened, which the platform has not confirmed yet. */
export interface LinkOutbox {
  /** Another one when the outbox was made anew or set back. */
  log(): LogId;
  state(): Promise<{ readonly head: number; readonly through: number }>;
  /**
   * In ascending order from `from` on, without gaps, at most `limit`, sealed; read fresh, so that what was forgotten
   * meanwhile is not sent.
   */
  read(from: number, limit: number): Promise<readonly SequencedLinkEntry[]>;
  /** The platform has everything up to `through`; may come twice. */
  kept(kept: Kept): Promise<void>;
  /**
   * The platform has more of this log than was ever written here: the outbox is a copy of yesterday. It goes on under
   * another log id, or what it writes next would be taken for what came before.
   */
  setBack(): Promise<void>;
  /** Calls whenever there may be more to read; gives what ends it. */
  onGrown(listener: () => void): () => void;
}

export interface WaitingCapture {
  readonly hash: ContentHash;
  readonly offer: CaptureOffer;
}

/** Sealed pictures that the platform does not have yet. */
export interface LinkCaptures {
  /** Oldest first; null when none waits. */
  next(): Promise<WaitingCapture | null>;
  /** Bytes from `offset` on, at most `limit`; null when it is gone. */
  read(hash: ContentHash, offset: number, limit: number): Promise<Uint8Array | null>;
  /** It is not sent again: kept by the platform, or nothing that the platform wants. */
  settled(hash: ContentHash, as: 'kept' | 'unwanted'): Promise<void>;
  waiting(): Promise<number>;
}

export interface LinkConfig {
  /** Applies what it knows, each by itself, and remembers the version. Gives what it did not apply. */
  apply(version: number, settings: Settings): Promise<readonly SettingProblem[]>;
}

/** A row with its digest (32 bytes), which the target keeps beside it. */
export interface DigestedRow extends SyncRow {
  readonly digest: Uint8Array;
}

/** The sync set as the device holds it. Rows that were rejected are held too, by key and digest alone. */
export interface LinkSyncSet {
  state(): Promise<SyncState>;
  /** Those of `keys` that are held, with their digests. */
  digests(keys: readonly RowKey[]): Promise<ReadonlyMap<RowKey, Uint8Array>>;
  /** Keys held, in order, from after `after` on up to and with `upTo` (null: to the end), at most `limit`. */
  keys(after: RowKey | null, upTo: RowKey | null, limit: number): Promise<readonly RowKey[]>;
  /**
   * Applies rows and removals and remembers the state, in one transaction. A row that does not do is rejected by
   * itself. A removal of what is not held is nothing.
   */
  apply(change: {
    readonly state: SyncState;
    readonly rows: readonly DigestedRow[];
    readonly removed: readonly RowKey[];
  }): Promise<readonly RowProblem[]>;
}

/** What became of a command: what is answered when it comes again. */
export type CommandOutcome = CommandAnswer;

/** The last 256 commands and what became of them, over restarts as well. */
export interface CommandMemory {
  find(id: CommandId): Promise<CommandOutcome | null>;
  /** Durable when it resolves. */
  put(outcome: CommandOutcome): Promise<void>;
  /** The platform has taken how it ended. */
  told(id: CommandId): Promise<void>;
  /** What was begun, or has ended and was not told: after a restart, or without a network. */
  untold(): Promise<readonly CommandOutcome[]>;
}

export interface CommandRunner {
  /** Never throws for what is the world's fault: that is an answer. */
  run(command: Command): Promise<Exclude<CommandOutcome, { state: 'acknowledged' }>>;
}

/** What the device says about itself. */
export interface LinkSelf {
  facts(): Promise<Omit<BirthFacts, 'sync' | 'boot'>>;
  health(): Promise<Pick<Health, 'storage' | 'tampered' | 'troubles'>>;
  /** A UUID, another one at each start. */
  readonly boot: string;
}

/** References that this device has sealed to others of its site. */
export interface LinkWraps {
  /** At most `limit`; none when there is nothing to tell. */
  waiting(limit: number): Promise<readonly ReferenceWrapWire[]>;
  /** The platform has them. */
  taken(wraps: readonly ReferenceWrapWire[]): Promise<void>;
  /** Calls whenever there may be more; gives what ends it. */
  onGrown(listener: () => void): () => void;
}

/** What the device's end needs of the device. */
export interface LinkClientDeps {
  readonly key: LinkKey;
  readonly bond: PlatformBond;
  readonly net: LinkNet;
  readonly ownClock: OwnClock;
  readonly outbox: LinkOutbox;
  readonly captures: LinkCaptures;
  readonly config: LinkConfig;
  readonly syncSet: LinkSyncSet;
  readonly commands: CommandMemory;
  readonly runner: CommandRunner;
  readonly self: LinkSelf;
  readonly wraps: LinkWraps;
  readonly clock: LinkClock;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** What went wrong in one of the ports: for the log. It is tried again. */
  readonly troubled: (error: unknown) => void;
}

/** To which platform the device belongs. */
export interface PlatformBond {
  /** `https://host[:port]`, without a path. */
  readonly origin: string;
  /** Ed25519, 32 bytes each; answers are believed when one of them signed. */
  keys(): readonly Uint8Array[];
  /** The platform has named its keys anew. */
  rekeyed(keys: readonly Uint8Array[]): Promise<void>;
}
