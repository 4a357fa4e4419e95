import type { Branded } from '@vedette/domain';
import type { RecipientId } from '@vedette/vault';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';

/**
 * `kind/id`, ordered by code unit: `person/…`, `list/…`, `list-entry/<list>:<person>`, and of one terminal
 * `face-reference/<label>`, `reseal/<label>:<recipient>`.
 */
export type SyncKey = Branded<string, 'SyncKey'>;

/** A document of the device link, as JSON. It may hold personal data and goes to terminals of the site alone. */
export interface SiteSyncRow {
  readonly key: SyncKey;
  readonly document: string;
}

/** A key that one terminal has to hold: `day-key/…` or `index-key/…`. */
export interface TerminalKeyRow extends SiteSyncRow {
  /** Changes whenever the document says something else; sealed anew, it says the same. */
  readonly mark: string;
}

/** What the set of a site has come to. */
export interface SiteSyncHead {
  /** 0 for a site that nothing was ever told. */
  readonly version: number;
  /** The exclusive or of the digests of all rows, 32 bytes; a digest is SHA-256 of key, zero byte and document. */
  readonly digest: Uint8Array;
}

/** Whom a change of a site's set concerns: rows of one terminal alone are no news for the others. */
export interface SiteNews {
  readonly version: number;
  readonly devices: 'all' | ReadonlySet<DeviceId>;
}

export interface SiteSyncChange {
  readonly version: number;
  readonly key: SyncKey;
  /** Null: it is removed. */
  readonly document: string | null;
}

/** Fields of a person, besides the name, that the terminals of a site are told. */
export const syncFields = ['phone', 'idNumber', 'organisation'] as const;
export type SyncField = (typeof syncFields)[number];

/**
 * The versioned set of rows that the terminals of a site hold. Each change has a version of its own. With a terminal
 * it is the set of that one: the site's rows, and those of it alone, which are faces sealed to it and newcomers that it
 * is asked to seal them to. Versions are the site's in either case.
 */
export interface SiteSyncStore {
  head(site: LocationId, terminal?: RecipientId | undefined): Promise<SiteSyncHead>;
  /**
   * What changed after `since`, ascending by version; a row that changed twice comes once, in its last state. Null
   * when removals so far back are forgotten, or `since` lies ahead: take the whole set.
   * @param limit 1 to 1000
   */
  syncRows(
    site: LocationId,
    since: number,
    limit: number,
    terminal?: RecipientId | undefined,
  ): Promise<readonly SiteSyncChange[] | null>;
  /** The whole set in order of key, after one of them. */
  rows(
    site: LocationId,
    after: SyncKey | null,
    limit: number,
    terminal?: RecipientId | undefined,
  ): Promise<readonly SiteSyncRow[]>;
  /** The marks of the keys that one terminal holds, by their rows' keys. */
  heldKeys(site: LocationId, terminal: RecipientId): Promise<ReadonlyMap<string, string>>;
  /**
   * The keys that one terminal has to hold, all of them; gives whether that is another set than before. A row whose
   * mark stays is left as it is.
   */
  putKeys(site: LocationId, terminal: RecipientId, rows: readonly TerminalKeyRow[]): Promise<boolean>;
  /**
   * What has changed at sites since the versions that were seen there, null for one that was never looked at. Sites
   * where nothing has are not in it.
   */
  news(seen: ReadonlyMap<LocationId, number | null>): Promise<ReadonlyMap<LocationId, SiteNews>>;
  /** Which fields the duties at the site need; changes every person's row of it. */
  setFields(site: LocationId, fields: readonly SyncField[]): Promise<void>;
  /** Forgets removals up to a version of a site. */
  forgetRemovals(site: LocationId, through: number): Promise<void>;
}
