import type {
  Branded,
  CollectableField,
  Duration,
  PassBody,
  PassHeader,
  Personal,
  Role,
} from '@vedette/domain';
import type { WrappedKey } from '../custody/port.ts';
import type { DayKey, SealedIndexKey } from '../key/day-key.ts';
import type { KeyDay, KeyId, KeyName } from '../key/key-id.ts';
import type { CaptureLabel, Sealed } from '../record/port.ts';
import type { Recipient } from '../seal/recipient.ts';

/** Whose keys: an organisation. One that ends a purpose ends it for itself alone. */
export type KeyOwner = Branded<string, 'KeyOwner'>;

/** Why personal information is opened. The audit line is made of it before anything is. */
export interface Opening {
  readonly owner: KeyOwner;
  readonly purpose: string;
  readonly role: Role;
  /** In the operator's words, 1 to 500 characters. */
  readonly reason: string;
  /** Who asks: an account, or a module of the platform. */
  readonly by: string;
}

/** Why something could not be opened; a closed list. */
export const openFaults = [
  'key-unknown',
  'key-destroyed',
  'wrong-purpose',
  'not-sealed-so',
  'malformed',
] as const;
export type OpenFault = (typeof openFaults)[number];

export type Opened<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: OpenFault };

export interface OpenedBody {
  readonly body: Personal<PassBody>;
  /** Whether a part of the body could not be opened any more, because its period is over. */
  readonly forgotten: boolean;
}

export interface DayKeys {
  /**
   * The public keys of the days, in the order asked, with a pair for each period; what is missing is made, once,
   * however many processes ask. At most 64 days and 16 periods.
   * @throws `input-invalid`, `not-found` for a day whose keys are destroyed already
   */
  publicKeys(
    owner: KeyOwner,
    purpose: string,
    days: readonly KeyDay[],
    keeps: readonly Duration[],
  ): Promise<readonly DayKey[]>;
  /** The index keys of the days, each sealed to a terminal that works them. @throws as `publicKeys` */
  indexKeys(
    owner: KeyOwner,
    purpose: string,
    days: readonly KeyDay[],
    terminal: Recipient,
  ): Promise<readonly SealedIndexKey[]>;
  /**
   * Opens bodies for a named purpose, role and reason, in their order; at most 1000. Only the fields asked for come
   * out. The keys are unwrapped for this look and zeroed after it.
   * @throws `reason-required`, `input-invalid`, `store-key-missing`
   */
  open(
    opening: Opening,
    fields: readonly CollectableField[],
    bodies: readonly { readonly header: PassHeader; readonly body: Sealed }[],
  ): Promise<readonly Opened<OpenedBody>[]>;
  openCapture(opening: Opening, label: CaptureLabel, capture: Sealed): Promise<Opened<Personal<Uint8Array>>>;
  /** The tags of somebody who is known, day by day; null for a day whose index key is gone. At most 400 days. */
  subjectTags(
    opening: Opening,
    subject: Personal<string>,
    days: readonly KeyDay[],
  ): Promise<readonly (string | null)[]>;
}

export const storedKeyKinds = ['record', 'index'] as const;
export type StoredKeyKind = (typeof storedKeyKinds)[number];

/** A pair of a day, or its index key, as it lies in the platform's database. */
export interface StoredKey extends KeyName {
  readonly owner: KeyOwner;
  readonly kind: StoredKeyKind;
  /** Zero for an index key. */
  readonly keep: Duration;
  /** Null for an index key. */
  readonly publicKey: Uint8Array | null;
  /** Null once it is destroyed. */
  readonly wrapped: WrappedKey | null;
}

/** Where wrapped keys lie. */
export interface KeyShelf {
  /** Every key of the newest generation of each day. */
  newest(owner: KeyOwner, purpose: string, days: readonly KeyDay[]): Promise<readonly StoredKey[]>;
  /** Every key of one id. */
  byId(owner: KeyOwner, id: KeyId): Promise<readonly StoredKey[]>;
  /**
   * Adds those whose place (owner, purpose, day, generation, kind, keep) is free; the others stay as they are, and none
   * is added to a purpose that has ended.
   * @throws `conflict` when what one is wrapped under was replaced meanwhile
   */
  addMissing(keys: readonly StoredKey[]): Promise<void>;
  /** Whether any wrapped key lies here, so that a lost key-encryption key is not replaced in silence. */
  wasUsed(): Promise<boolean>;
}
