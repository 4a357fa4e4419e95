import type { Branded } from '@vedette/domain';

/** Where the next page begins; opaque, and safe to hand to a client. */
export type Cursor = Branded<string, 'Cursor'>;

export interface Page<T> {
  readonly items: readonly T[];
  /** Null when nothing follows. */
  readonly next: Cursor | null;
}

export interface PageRequest {
  /** The `next` of the page before; the first page when absent. */
  readonly cursor?: Cursor | null | undefined;
  /** 1 to 1000; 50 when absent. */
  readonly limit?: number | undefined;
}
