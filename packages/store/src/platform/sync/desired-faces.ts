import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { KnownPerson } from './known-people.ts';

type Db = Kysely<PlatformSchema>;

/** What one terminal has to hold: a face that is sealed to it, or a newcomer that it is asked to seal one to. */
export interface TerminalRow {
  readonly site: number;
  readonly recipient: string;
  readonly key: string;
  readonly person: string;
  /** The sealed reference that the document is made of; null where there is a document. */
  readonly reference: string | null;
  readonly document: string | null;
  /** Changes whenever the document does. */
  readonly mark: string;
}

/** How many of those that can open a face are asked: one of them may never answer. */
const asked = 2;

export async function desiredFaces(
  db: Db,
  known: readonly Pick<KnownPerson, 'id' | 'site_id'>[],
): Promise<readonly TerminalRow[]> {
  if (known.length === 0) return [];
  const here = sql`sealed_reference r join unnest(${known.map(({ site_id }) => site_id)}::int[],
    ${known.map(({ id }) => id)}::uuid[]) as k (site_id, person_id)
    on k.site_id = r.site_id and k.person_id = r.person_id`;
  const faces = await sql<TerminalRow>`
    select r.site_id as site, w.recipient, 'face-reference/' || r.label_id as key, r.person_id as person,
      r.id as reference, null as document, encode(sha256(w.wrapped), 'hex') as mark
    from ${here} join reference_wrap w on w.reference_id = r.id
      join terminal_key t on t.recipient = w.recipient and t.site_id = r.site_id`.execute(db);
  const newcomers = await sql<Newcomer>`
    select r.site_id as site, holder.recipient, r.label_id as label, r.person_id as person,
      newcomer.recipient as newcomer, newcomer.public_key
    from ${here} join terminal_key newcomer on newcomer.site_id = r.site_id
    cross join lateral (
      select t.recipient from terminal_key t join reference_wrap w on w.recipient = t.recipient
        left join device_presence p on p.device_id = t.device_id
      where w.reference_id = r.id and t.site_id = r.site_id
      order by p.is_online desc nulls last, t.recipient limit ${asked}
    ) holder
    where not exists (select 1 from reference_wrap w
      where w.reference_id = r.id and w.recipient = newcomer.recipient)`.execute(db);
  return [...faces.rows, ...newcomers.rows.map(resealRow)];
}

interface Newcomer {
  readonly site: number;
  readonly recipient: string;
  readonly label: string;
  readonly person: string;
  readonly newcomer: string;
  readonly public_key: Buffer;
}

function resealRow({ site, recipient, label, person, newcomer, public_key }: Newcomer): TerminalRow {
  const document = JSON.stringify({ reference: label, publicKey: public_key.toString('base64url') });
  return {
    ...{ site, recipient, person, reference: null, document, mark: newcomer },
    key: `reseal/${label}:${newcomer}`,
  };
}
