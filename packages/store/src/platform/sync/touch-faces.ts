import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import { desiredFaces, type TerminalRow } from './desired-faces.ts';
import { foldInto, rowDigest } from './digest.ts';
import { faceDocument } from './face-document.ts';
import type { KnownPerson } from './known-people.ts';
import { lockSites } from './write-rows.ts';

type Db = Kysely<PlatformSchema>;

interface HeldRow {
  readonly site: number;
  readonly recipient: string;
  readonly key: string;
  readonly mark: string;
  readonly digest: Buffer;
}

/** What becomes of a row; null: it is removed. */
export interface TerminalRowChange extends Pick<TerminalRow, 'site' | 'recipient' | 'key' | 'person'> {
  readonly before: Uint8Array | null;
  readonly row: TerminalRow | null;
  readonly digest: Uint8Array;
}

/**
 * Brings what each terminal alone has to hold of some people to what it has to be: faces that are sealed to it, of
 * those whom its site knows, and newcomers to seal them to. Within a transaction that has locked the people.
 */
export async function touchFaces(
  db: Db,
  people: readonly string[],
  known: readonly Pick<KnownPerson, 'id' | 'site_id'>[],
  at: string,
): Promise<void> {
  const first = await heldFaces(db, people);
  const desired = await desiredFaces(db, known);
  const sites = [...new Set([...first, ...desired].map(({ site }) => site))].sort((a, b) => a - b);
  if (sites.length === 0) return;
  await lockSites(db, sites);
  const changes = await changesOf(db, await heldFaces(db, people), desired);
  if (changes.length > 0) await writeTerminalRows(db, changes, at);
}

async function heldFaces(
  db: Db,
  people: readonly string[],
): Promise<readonly (HeldRow & { person: string })[]> {
  const { rows } = await sql<HeldRow & { person: string }>`
    select site_id as site, recipient, key, mark, digest, person_id as person from terminal_row
    where person_id = any(${[...people]}::uuid[]) and (document is not null or reference_id is not null)`.execute(
    db,
  );
  return rows;
}

const place = ({ site, recipient, key }: Pick<TerminalRow, 'site' | 'recipient' | 'key'>): string =>
  `${site} ${recipient} ${key}`;

async function changesOf(
  db: Db,
  held: readonly (HeldRow & { person: string })[],
  desired: readonly TerminalRow[],
): Promise<readonly TerminalRowChange[]> {
  const before = new Map(held.map((row) => [place(row), row]));
  const wanted = new Set(desired.map(place));
  const changes: TerminalRowChange[] = [];
  for (const row of desired) {
    const old = before.get(place(row));
    if (old?.mark === row.mark) continue;
    const document = row.document ?? (await faceDocument(db, row));
    if (document === null) continue;
    const { site, recipient, key, person } = row;
    const digest = rowDigest(key, document);
    changes.push({ site, recipient, key, person, row, digest, before: old?.digest ?? null });
  }
  for (const { site, recipient, key, person, digest } of held)
    if (!wanted.has(place({ site, recipient, key })))
      changes.push({ site, recipient, key, person, row: null, digest: noDigest, before: digest });
  return changes;
}

const noDigest = new Uint8Array(32);

/** Gives each change a version. Within a transaction that has locked the sites. */
export async function writeTerminalRows(
  db: Db,
  changes: readonly TerminalRowChange[],
  at: string,
): Promise<void> {
  const sites = changes.map(({ site }) => site);
  await sql`
    with given as (
      select *, row_number() over (partition by site_id order by key, recipient) as nth
      from unnest(${sites}::int[], ${changes.map(({ recipient }) => recipient)}::text[],
        ${changes.map(({ key }) => key)}::text[], ${changes.map(({ person }) => person)}::uuid[],
        ${changes.map(({ row }) => row?.reference ?? null)}::uuid[],
        ${changes.map(({ row }) => row?.document ?? null)}::text[],
        ${changes.map(({ row }) => row?.mark ?? '')}::text[],
        ${changes.map(({ digest }) => Buffer.from(digest).toString('hex'))}::text[])
        as t (site_id, recipient, key, person_id, reference_id, document, mark, digest)
    ),
    counted as (select site_id, count(*) as n from given group by site_id),
    advanced as (
      update sync_site s set version = s.version + c.n from counted c
      where c.site_id = s.site_id returning s.site_id, s.version - c.n as base
    )
    insert into terminal_row
      (site_id, recipient, key, version, person_id, reference_id, document, mark, digest, changed_at)
    select g.site_id, g.recipient, g.key, a.base + g.nth, g.person_id, g.reference_id, g.document, g.mark,
      decode(g.digest, 'hex'), ${at}::timestamptz
    from given g join advanced a on a.site_id = g.site_id
    on conflict (site_id, recipient, key) do update set version = excluded.version,
      person_id = excluded.person_id, reference_id = excluded.reference_id, document = excluded.document,
      mark = excluded.mark, digest = excluded.digest, changed_at = excluded.changed_at`.execute(db);
  await fold(db, changes);
}

/** The sites are locked, so nobody else folds into their sets. */
async function fold(db: Db, changes: readonly TerminalRowChange[]): Promise<void> {
  const sets = Map.groupBy(changes, ({ site, recipient }) => `${site} ${recipient}`);
  for (const [first, ...others] of sets.values()) {
    if (first === undefined) continue;
    const { site, recipient } = first;
    const { rows } = await sql<{ digest: Buffer }>`
      select digest from terminal_set where site_id = ${site} and recipient = ${recipient}`.execute(db);
    const digest = new Uint8Array(rows[0]?.digest ?? noDigest);
    for (const change of [first, ...others]) {
      if (change.before !== null) foldInto(digest, change.before);
      foldInto(digest, change.digest);
    }
    await sql`insert into terminal_set (site_id, recipient, digest)
      values (${site}, ${recipient}, ${Buffer.from(digest)})
      on conflict (site_id, recipient) do update set digest = excluded.digest`.execute(db);
  }
}
