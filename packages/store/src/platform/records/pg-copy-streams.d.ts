// The package has no types of its own; those on the registry are of an older major version.
declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  export function from(statement: string): Writable & Submittable & { readonly rowCount: number };
  export function to(statement: string): Readable & Submittable;
}
