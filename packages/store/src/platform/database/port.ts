import type { ErrorCode } from '@vedette/domain';
import type { Pool } from 'pg';

/** What goes wrong with the database while nobody is asking it anything. */
export type DatabaseFault =
  /** The embedded server ended unasked; it is started again after `restartsIn` milliseconds. */
  | { readonly kind: 'server-ended'; readonly log: readonly string[]; readonly restartsIn: number }
  | { readonly kind: 'server-back' }
  /** A connection that was idle has gone; the pool makes another when it needs one. */
  | { readonly kind: 'connection-lost'; readonly code: ErrorCode };

/** A PostgreSQL that has been looked at, and whose schema is the newest. */
export interface Database {
  readonly pool: Pool;
  /** For another process of this machine; holds a password, so never to be logged. */
  readonly url: string;
  /** Gives the function that ends the listening. */
  onFault(listener: (fault: DatabaseFault) => void): () => void;
  /** Lets what runs come to its end, then stops the embedded server. A second call waits for the first. */
  close(): Promise<void>;
}
