import type {
  BirthFacts,
  CaptureOffer,
  CaptureProgress,
  Command,
  CommandAnswer,
  ContentHash,
  DeviceId,
  DownlinkOf,
  Enrolment,
  Health,
  LinkFault,
  LinkVersions,
  LogId,
  ReferenceWrapWire,
  RetirementSaid,
  RowKey,
  SettingProblem,
  Settings,
  ShredReport,
  SyncApplied,
  SyncRow,
  SyncState,
} from '@vedette/contract/link';
import type { Instant } from '@vedette/domain';
import type { Kept, ReceivedEntry } from '../records/entry.ts';
import type { LinkClock } from '../transport/clock.ts';

export type LinkDeviceState = 'quarantined' | 'claimed' | 'retired';

export interface LinkDevice {
  readonly id: DeviceId;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly state: LinkDeviceState;
}

/** Where a claimed device stands, as it is told. */
export interface LinkPlace {
  readonly site: string;
  readonly siteName: string;
  readonly timeZone: string;
}

export interface LinkDevices {
  /** Asked for each request: keep it in memory for a few seconds at most, or a retired device goes on. */
  find(id: DeviceId): Promise<LinkDevice | null>;
  /**
   * Puts an unknown key into quarantine and notes what it says of itself; gives a known one as it stands.
   * @throws `rate-limited` while too many wait in quarantine
   */
  register(publicKey: Uint8Array, said: Omit<Enrolment, 'publicKey' | 'claim'>): Promise<LinkDevice>;
  /** Of a claimed device. */
  place(id: DeviceId): Promise<LinkPlace>;
}

/** The offer of a device to be claimed by a code. */
export interface CodeOffer {
  /** 32 bytes that the typed code must lead to. */
  readonly check: Uint8Array;
  /** 16 bytes; another for each code. */
  readonly salt: Uint8Array;
  readonly expiresAt: Instant;
  /** How many codes were tried against it. */
  readonly tries: number;
  /** 32 bytes, once the right code was typed. */
  readonly proofKey: Uint8Array | null;
}

/** Offers of devices, one a device; any process may read what another wrote. */
export interface LinkOffers {
  find(device: DeviceId): Promise<CodeOffer | null>;
  /** Replaces the offer before. */
  put(device: DeviceId, offer: CodeOffer): Promise<void>;
  /** Counts a try in one statement and gives how many there are with it; null when the offer is another by now. */
  countTry(device: DeviceId, salt: Uint8Array): Promise<number | null>;
  /** The right code was typed: keeps the proof key. */
  settle(device: DeviceId, salt: Uint8Array, proofKey: Uint8Array): Promise<void>;
}

export interface LinkVouchers {
  /** The key of a voucher that is still good; null when it is unknown, used up or over. */
  find(voucher: string, at: Instant): Promise<{ readonly key: Uint8Array } | null>;
  /**
   * Claims the device for the voucher's site and counts one use, in one transaction. False when the voucher was used
   * up meanwhile; a second time for the same device it is true and counts nothing.
   */
  redeem(voucher: string, device: DeviceId, at: Instant): Promise<boolean>;
}

/** Requests that were seen; over all processes when it asks a store. */
export interface NonceLedger {
  /**
   * Whether this is the first time, noted at once.
   * @param until from when on the request would be refused for its time anyway
   * @throws `rate-limited` when it can remember no more: forgetting one early would let it be replayed
   */
  isFirst(keyId: string, nonce: string, until: Instant): boolean | Promise<boolean>;
}

export interface LinkRecords {
  /**
   * Resolves after COMMIT. What was received before is acknowledged and not stored again.
   * @throws `rate-limited`, `database-gone`, `disk-full`, with nothing acknowledged
   */
  append(device: DeviceId, log: LogId, entries: readonly ReceivedEntry[]): Promise<Kept>;
  /** What is durable of a log; nothing of one that is unknown. */
  held(device: DeviceId, log: LogId): Promise<Pick<Kept, 'through' | 'gaps'>>;
}

/** The rules of a command's life are `stepCommand` of the domain. */
export interface LinkCommands {
  /**
   * What is to be sent to the device now, at most `limit`, oldest first. Each has been stepped by `sent`, durably,
   * before this resolves: one that is carried out at most once is given to one caller, once. Others are given again
   * when they were sent and not acknowledged for 30 s, and when `isFresh` (a new channel).
   */
  take(device: DeviceId, at: Instant, isFresh: boolean, limit: number): Promise<readonly Command[]>;
  /** @throws nothing for an answer to an unknown command, or that makes no sense now: it is noted and left */
  answered(device: DeviceId, answer: CommandAnswer, at: Instant): Promise<void>;
}

export interface LinkConfigs {
  /** Desired; version 0 and empty before the first. */
  desired(device: DeviceId): Promise<{ readonly version: number; readonly settings: Settings }>;
  reported(device: DeviceId, version: number, problems: readonly SettingProblem[]): Promise<void>;
}

export interface SyncChange {
  readonly version: number;
  readonly key: RowKey;
  /** Null: it is removed. */
  readonly document: string | null;
}

/** The versioned set of rows that a device has to hold. */
export interface LinkSyncSource {
  /** Its version and the hash of all its rows (`foldDigest`); cheap, it is asked at every change. */
  head(device: DeviceId): Promise<SyncState>;
  /**
   * What changed after `since`, ascending by version, each key at most once. Every changed row has a version of its
   * own. Null when the log of changes does not reach back so far, or `since` lies ahead of it.
   */
  changes(device: DeviceId, since: number, limit: number): Promise<readonly SyncChange[] | null>;
  /** Rows after that key in order of key (by code unit). */
  rows(device: DeviceId, after: RowKey | null, limit: number): Promise<readonly SyncRow[]>;
  applied(device: DeviceId, applied: SyncApplied): Promise<void>;
}

export interface LinkCaptureStore {
  /** Null when the platform does not want it: no such record, or its duty keeps no captures. */
  offer(device: DeviceId, hash: ContentHash, offer: CaptureOffer): Promise<CaptureProgress | null>;
  /**
   * Adds bytes at `offset`, durably. The last one compares the hash.
   * @returns `damaged` when the whole is not what its hash says (it is dropped), the progress otherwise; with another
   * `offset` than was asked for nothing was added
   */
  append(
    device: DeviceId,
    hash: ContentHash,
    offset: number,
    bytes: Uint8Array,
  ): Promise<CaptureProgress | 'damaged' | 'unwanted'>;
}

export interface Birth {
  /** Of this channel; a later one of the same device has another. */
  readonly session: string;
  readonly version: number;
  readonly over: 'channel' | 'poll';
  readonly facts: BirthFacts;
  readonly health: Health;
}

/** Who is there. */
export interface LinkPresence {
  born(device: DeviceId, birth: Birth, at: Instant): Promise<void>;
  heard(device: DeviceId, health: Health, at: Instant): Promise<void>;
  /** Silent for three heartbeats, or its connection broke. Nothing when another session has begun since. */
  gone(device: DeviceId, session: string, at: Instant): Promise<void>;
}

/** A refused request: for the security log, and for a counter. No personal data. */
export interface LinkRefusal {
  readonly fault: LinkFault;
  /** As the request claimed; null when it claimed none that has the form of one. */
  readonly device: DeviceId | null;
  readonly path: string;
  readonly at: Instant;
}

/** The platform's own Ed25519 key. */
export interface PlatformKey {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

export interface LinkReferences {
  /** Wraps for other terminals of the device's site; unknown or needless ones are left. */
  wrapped(device: DeviceId, wraps: readonly ReferenceWrapWire[]): Promise<void>;
}

/** Why the platform does not do as keeper what it was asked. */
export type KeeperFault = Extract<
  LinkFault,
  'generation-past' | 'share-unknown' | 'share-destroyed' | 'point-wrong'
>;

/** The platform as keeper of the other half of a device's root; points of P-256, compressed. */
export interface LinkKeeper {
  /** The point of a share for that generation; the same one for as long as it is not settled. */
  prepare(device: DeviceId, generation: number): Promise<Uint8Array | KeeperFault>;
  /** @throws `rate-limited` for a device that unlocks too often */
  ask(device: DeviceId, generation: number, point: Uint8Array): Promise<Uint8Array | KeeperFault>;
  /** Destroys what is older; gives the generation up to which everything is gone for good. */
  settled(device: DeviceId, settled: SettledGeneration): Promise<number | KeeperFault>;
}

export interface SettledGeneration {
  readonly generation: number;
  readonly dropped: number;
  readonly survivors: number;
}

export interface LinkShreds {
  /** Unknown ones are left. */
  reported(device: DeviceId, reports: readonly ShredReport[]): Promise<void>;
}

/** What a device that retires tells of it. */
export interface LinkRetirements {
  /**
   * @returns what the answer to a key says, `taken` for everything else; `unknown` when no retirement of that number
   * waits for the device. Evidence may come twice.
   */
  heard(
    device: DeviceId,
    retirement: string,
    said: RetirementSaid,
  ): Promise<Pick<DownlinkOf<'retirement-key'>, 'certificate' | 'canarySeed'> | 'taken' | 'unknown'>;
}

/** Everything the platform's end of the link needs of the rest of the platform. */
export interface LinkDeps {
  readonly devices: LinkDevices;
  readonly offers: LinkOffers;
  readonly vouchers: LinkVouchers;
  readonly nonces: NonceLedger;
  readonly records: LinkRecords;
  readonly commands: LinkCommands;
  readonly configs: LinkConfigs;
  readonly sync: LinkSyncSource;
  readonly captures: LinkCaptureStore;
  readonly references: LinkReferences;
  /** Null: this platform keeps no shares. */
  readonly keeper: LinkKeeper | null;
  readonly shreds: LinkShreds;
  readonly retirements: LinkRetirements;
  readonly presence: LinkPresence;
  readonly refused: (refusal: LinkRefusal) => void;
  /** What went wrong inside: for the log. The device is told `internal`, and nothing more. */
  readonly troubled: (error: unknown) => void;
  /** Signs answers. */
  readonly key: PlatformKey;
  /** Announced beside it: the next one, or the last. At most 3. */
  readonly otherKeys: readonly Uint8Array[];
  readonly clock: LinkClock;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly versions: LinkVersions;
}
