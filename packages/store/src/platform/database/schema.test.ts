import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/platform/test-database.ts';
import { platformPersonalColumns } from './personal-columns.ts';
import { placement } from './placement.ts';

const { pool } = await testDatabase();

async function column<T>(sql: string): Promise<readonly T[]> {
  const { rows } = await pool.query<{ v: T }>(sql);
  return rows.map(({ v }) => v);
}

/** Tables of ours: neither partitions, which are as their parent, nor those of the Migrator. */
const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname not like 'kysely\\_%'`;
const bySite = Object.entries(placement).flatMap(([table, where]) => (where === 'by-site' ? [table] : []));

it('says of every table where it lives, and of every column what it holds', async () => {
  const live = await pool.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attname) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where ${ours} group by 1 order by 1`,
  );
  const declared = Object.entries(platformPersonalColumns).map(([name, columns]) => ({
    name,
    columns: Object.keys(columns).sort(),
  }));
  expect(declared.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(live.rows);
  expect(Object.keys(placement).sort()).toEqual(live.rows.map(({ name }) => name));
});

it('begins each unique key of a table spread by site with the site, and holds the column it is cut by', async () => {
  const keys = await pool.query<{ name: string; columns: string[]; cut: string | null }>(
    `select c.relname::text as name, (pg_get_partkeydef(c.oid)) as cut,
       array(select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k (n, at)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.at) as columns
     from pg_class c join pg_index i on i.indrelid = c.oid where ${ours} and i.indisunique`,
  );
  const spread = keys.rows.filter(({ name }) => bySite.includes(name));
  expect(spread.map(({ name }) => name).sort()).toEqual([...bySite].sort());
  for (const { columns, cut } of spread) {
    expect(columns[0]).toBe('site_id');
    expect(columns).toContain(/\((\w+)\)/.exec(cut ?? '')?.[1]);
  }
});

it('has triggers only where nothing is ever changed, no rules, no sequences, and every table a primary key', async () => {
  const guarded = await column<string>(
    `select tgrelid::regclass::text as v from pg_trigger where not tgisinternal order by 1`,
  );
  expect(guarded).toEqual(['certificate', 'log_checkpoint', 'log_entry', 'log_node']);
  expect(
    await column(`select c.relname as v from pg_class c where c.relkind in ('S', 'v', 'm', 'f')
    and c.relnamespace = 'public'::regnamespace`),
  ).toEqual([]);
  expect(
    await column(`select c.relname as v from pg_class c where ${ours}
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`),
  ).toEqual([]);
});

it('lets no key lead from what is spread to what stays in one place', async () => {
  const keys = await pool.query<{ child: string; parent: string }>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
     where contype = 'f' and conparentid = 0`,
  );
  const where = (table: string) => placement[table as keyof typeof placement];
  for (const { child, parent } of keys.rows)
    if (where(child) !== 'one-place') expect([child, where(parent)]).toEqual([child, 'everywhere']);
});

it('keeps instants with their zone', async () => {
  expect(
    await column(`select c.relname || '.' || a.attname as v from pg_class c
      join pg_attribute a on a.attrelid = c.oid where ${ours} and a.atttypid = 'timestamp'::regtype`),
  ).toEqual([]);
});
