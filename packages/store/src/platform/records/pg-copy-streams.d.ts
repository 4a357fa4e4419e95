// What we use of it; the package brings no types.
declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** A query that takes rows: write them, end it, and wait until it has finished. */
  export function from(statement: string): Writable & Submittable;
}
