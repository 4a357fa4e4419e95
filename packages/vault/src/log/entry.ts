import type { Instant } from '@vedette/domain';

/**
 * How a value of an entry may look. None of them has room for a name, a telephone number or the number of a document:
 * a word begins with a letter of a to z, and a count has ten digits at most.
 */
export type LogValueForm =
  /** Whole, 0 to 9,999,999,999. */
  | 'count'
  /** In kebab case, such as a purpose or a duty: `epidemic-control`. */
  | 'word'
  /** A UUID in small letters: of a request, a certificate, a lot. */
  | 'id'
  /** SHA-256, in base64url without padding: 43 characters. */
  | 'hash'
  /** `2026-12-01`. */
  | 'day';

/**
 * What each kind of entry may say beside its time, its organisation and its subject. A new member is a new line here;
 * old entries stay as they are.
 */
export const logDetails = {
  /** Two people want a device, or several, cleared. */
  RETIRE_REQUESTED: { request: 'id', profile: 'word', devices: 'count' },
  /** The keeper's share of a generation is gone; `tombstone` is the hash of the row that is left of it. */
  SHARE_DESTROYED: { generation: 'count', epoch: 'count', tombstone: 'hash' },
  /** A new generation is on the medium of the device. */
  REKEYED: { generation: 'count', dropped: 'count', survivors: 'count' },
  /** The keys of days of one purpose are gone, `from` and `to` included. */
  SHREDDED: { purpose: 'word', from: 'day', to: 'day', keys: 'count', tombstone: 'hash' },
  /** `sha256` is over the text of the JWS. */
  CERTIFIED: { certificate: 'id', profile: 'word', sha256: 'hash' },
  /** A clearing that failed: its certificate says so, and so does the log. */
  FAILED: { certificate: 'id', profile: 'word', sha256: 'hash' },
  /** `sha256` is over the manifest, `root` over the certificates in it. */
  LOT_SEALED: { lot: 'id', units: 'count', sha256: 'hash', root: 'hash' },
  /** `sha256` is over the duty that is in force from now on. */
  DUTY_CHANGED: { duty: 'word', version: 'count', devices: 'count', sha256: 'hash' },
  HOLD_SET: { hold: 'id', purpose: 'word', from: 'day', to: 'day' },
  HOLD_LIFTED: { hold: 'id', purpose: 'word', from: 'day', to: 'day' },
  PURPOSE_ENDED: { act: 'id', purpose: 'word', from: 'day', to: 'day', devices: 'count' },
  /** Whoever it was, only his receipt leads back to: `subject` is null. */
  PERSON_FORGOTTEN: { receipt: 'id', keys: 'count' },
} as const satisfies { readonly [kind: string]: { readonly [name: string]: LogValueForm } };

export type LogEntryKind = keyof typeof logDetails;
export const logEntryKinds = Object.keys(logDetails) as readonly LogEntryKind[];

type ValueOf<F extends LogValueForm> = F extends 'count' ? number : string;
/** Those of its members that are known. */
export type LogDetail<K extends LogEntryKind> = {
  readonly [N in keyof (typeof logDetails)[K]]?: (typeof logDetails)[K][N] extends LogValueForm
    ? ValueOf<(typeof logDetails)[K][N]>
    : never;
};

/** One line of the public log: an act, and nothing of anybody. */
export type LogEntry<K extends LogEntryKind = LogEntryKind> = {
  readonly [Kind in K]: {
    readonly kind: Kind;
    readonly at: Instant;
    /** Salted hash, as `LogNames.organisation` makes it. */
    readonly organisation: string;
    /** Salted hash of the device that it is about, as `LogNames.device` makes it; null for more than one. */
    readonly subject: string | null;
    readonly detail: LogDetail<Kind>;
  };
}[K];
