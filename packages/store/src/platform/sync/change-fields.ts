import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import { touchPeople } from './touch.ts';

/** Says which fields of people a site is told, and tells it of everybody anew where that is another set. */
export async function changeFields(
  tx: Kysely<PlatformSchema>,
  site: number,
  fields: readonly string[],
  at: string,
): Promise<void> {
  const { rows: changed } =
    await sql`insert into sync_site (site_id, fields) values (${site}, ${[...fields]}::text[])
    on conflict (site_id) do update set fields = excluded.fields
      where sync_site.fields is distinct from excluded.fields returning site_id`.execute(tx);
  if (changed.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select substr(key, 8) as id from sync_row
    where site_id = ${site} and key like 'person/%' and document is not null`.execute(tx);
  await touchPeople(
    tx,
    rows.map(({ id }) => id),
    at,
  );
}
