import { VedetteError } from '@vedette/domain';
import type { Kysely } from 'kysely';
import type { PlatformSchema } from './schema.ts';

/** What a store over PostgreSQL is made of. */
export interface StoreNeeds {
  readonly db: Kysely<PlatformSchema>;
  /** UUID version 7. */
  readonly newId: <Id extends string>() => Id;
}

export function notFound(at: string): VedetteError {
  return new VedetteError('not-found', 'caller', { at });
}

/** @throws `not-found` */
export function demandRow<T>(found: T | null | undefined, at: string): T {
  if (found === null || found === undefined) throw notFound(at);
  return found;
}
