import type { RowFault } from '@vedette/contract/link';
import { type SyncDocument, type SyncKind, syncDocuments } from '@vedette/contract/link';
import type { PersonId } from '@vedette/domain';

/** What a page of rows has changed, so that door, camera and passes learn of it once. */
export interface Touched {
  /** Duty, lists, schedules, holidays, or who is enrolled. */
  rules: boolean;
  /** Whose faces the camera has to be shown anew. */
  readonly faces: Set<PersonId>;
  keys: boolean;
  wraps: boolean;
  /** What must die before its time, or must not yet. */
  retention: boolean;
}

export const untouched = (): Touched => ({
  rules: false,
  faces: new Set(),
  keys: false,
  wraps: false,
  retention: false,
});

/** How rows of one kind come into the store and leave it. Coming twice they change nothing. */
export interface RowKind<K extends SyncKind> {
  /** Null when it was applied. */
  put(id: string, document: SyncDocument<K>, touched: Touched): Promise<RowFault | null>;
  remove(id: string, touched: Touched): Promise<void>;
  /** Whether the document itself is kept beside the digest: of what lives nowhere else in the store. */
  readonly keeps: boolean;
}

export type RowKinds = { readonly [K in SyncKind]: RowKind<K> };

/** In this order: each may name what comes before it. Removals go the other way. */
export const kindOrder: readonly SyncKind[] = [
  'hold',
  'shred',
  'day-key',
  'index-key',
  'person',
  'list',
  'schedule',
  'holidays',
  'list-entry',
  'face-reference',
  'reseal',
  'duty',
];

export function kindOf(key: string): SyncKind | undefined {
  const kind = key.slice(0, key.indexOf('/'));
  return kindOrder.find((known) => known === kind);
}

export const idOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/** The document of a row, looked at by itself; null for one that is none. */
export function parseDocument<K extends SyncKind>(kind: K, text: string): SyncDocument<K> | null {
  try {
    const parsed = syncDocuments[kind].safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as SyncDocument<K>) : null;
  } catch {
    return null;
  }
}
