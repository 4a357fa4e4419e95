import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { PlatformSchema } from './schema.ts';

/** Typed statements over a pool that somebody else closes. */
export type PlatformSql = Kysely<PlatformSchema>;

export function platformSql(pool: Pool): PlatformSql {
  return new Kysely<PlatformSchema>({ dialect: new PostgresDialect({ pool }) });
}
