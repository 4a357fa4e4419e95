import type { Examination } from '@vedette/vault/certificate';

/** What lies on the table: texts of files, and the keys that were typed in. */
export interface Table {
  readonly texts: readonly string[];
  readonly keys: string;
  /** What was found; null while nothing was looked at. */
  readonly found: Found | null;
}

export interface Found extends Examination {
  readonly carried: string | null;
  /** Whether it is the one that the code on the paper names; null when no code led here. */
  readonly isNamed: boolean | null;
  /** Whether the keys that were typed in are no keys. */
  readonly areKeysWrong: boolean;
}

export const emptyTable: Table = { texts: [], keys: '', found: null };
