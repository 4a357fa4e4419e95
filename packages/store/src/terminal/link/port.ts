import type { PersonId } from '@vedette/domain';
import type { NewReference } from '../references/port.ts';
import type { Json } from '../settings/port.ts';

/** How far the set of the platform's rows was taken. */
export interface HeldState {
  readonly version: number;
  /** SHA-256 in lower-case hexadecimal; 64 zeros before the first row. */
  readonly hash: string;
}

/** A row of the platform's, named `kind/id`. */
export interface HeldRow {
  readonly key: string;
  /** 32 bytes. */
  readonly digest: Uint8Array;
  /** Kept only for kinds that live nowhere else in the store; never personal data in clear. */
  readonly document: string | null;
  /** Why it was not applied; null when it was. */
  readonly fault: string | null;
}

export interface HeldChange {
  readonly state: HeldState;
  readonly rows: readonly HeldRow[];
  readonly removed: readonly string[];
}

/** What a terminal holds of the platform that it has joined. */
export interface LinkStore {
  /** Names this life of the outbox: another one when the store is made anew. 22 characters of base64url. */
  log(): Promise<string>;
  /** The outbox was set back to an earlier state: another name, for what comes from now on. */
  renewLog(): Promise<void>;
  state(): Promise<HeldState>;
  /** Those of the keys that are held. */
  digests(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** In order, after `after` up to and with `upTo` (null: to the end); `limit` 1 to 1000. */
  keys(after: string | null, upTo: string | null, limit: number): Promise<readonly string[]>;
  /** Rows of a kind with their documents. */
  documents(kind: string): Promise<readonly { readonly key: string; readonly document: string }[]>;
  document(key: string): Promise<string | null>;
  /** Whether the platform manages it: applied, and not held as rejected. */
  holds(key: string): Promise<boolean>;
  /** Rows, removals and the state in one transaction. */
  hold(change: HeldChange): Promise<void>;
  /** Rows that could not be applied for that reason, with their documents where these were kept. */
  faulty(fault: string): Promise<readonly { readonly key: string; readonly document: string | null }[]>;
  /**
   * The face reference of a row, in place of the one it was before, in one transaction.
   * @throws as `references.add`
   */
  putReference(key: string, reference: NewReference): Promise<void>;
  /** Whose it was; null when the row has none here. */
  removeReference(key: string): Promise<PersonId | null>;
  /** What became of a command; the last 256 are remembered. */
  command(id: string): Promise<Json | undefined>;
  /** Another outcome has not been told yet. */
  putCommand(id: string, outcome: Json): Promise<void>;
  commandTold(id: string): Promise<void>;
  /** Outcomes that the platform has not taken, oldest first. */
  untoldCommands(): Promise<readonly Json[]>;
  /** Nothing of the platform's rows and commands is left; what they brought stays, and is the terminal's own. */
  release(): Promise<void>;
}
