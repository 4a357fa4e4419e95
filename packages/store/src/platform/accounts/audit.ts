import { createHash } from 'node:crypto';
import { type Instant, instant, type OrganisationId } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import type { Cursor } from '../../terminal/page.ts';
import { isoOf } from '../database/iso.ts';
import { limitOf, pageOf } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import type { StoreNeeds } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import type { AuditChainVerdict, NewAuditLine, PlatformAuditStore, StoredAuditLine } from './port.ts';

interface Row {
  readonly organisation_id: OrganisationId;
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly target: string | null;
  readonly detail: string | null;
  readonly hash: string;
}

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What the first line of a chain takes for the hash before it. */
const chainStart = '0'.repeat(64);
const pageSize = 5_000;

/** SHA-256, in hex, of the JSON array [hash before, organisation, seq, at, actor, action, target, detail text]. */
function lineHash(before: string, line: Omit<Row, 'hash'>): string {
  const { organisation_id, seq, at, actor, action, target, detail } = line;
  const text = JSON.stringify([before, organisation_id, seq, at, actor, action, target, detail]);
  return createHash('sha256').update(text).digest('hex');
}

/** Chained logs in PostgreSQL. */
export function platformAudit({ db }: StoreNeeds): PlatformAuditStore {
  return {
    append: (line, at) => transacted(db, (within) => append(within, line, at)),
    async list(organisation, filter) {
      const { actor, action, from, to, cursor } = filter;
      const limit = limitOf(filter);
      const before = cursor === null || cursor === undefined ? null : Number(cursor);
      const { rows } = await sql<Row>`select * from audit_line where organisation_id = ${organisation}::uuid
          and (${before}::bigint is null or seq < ${before}::bigint)
          and (${actor ?? null}::text is null or actor = ${actor ?? null})
          and (${action ?? null}::text is null or action = ${action ?? null})
          and (${from === undefined ? null : isoOf(from)}::timestamptz is null
            or at >= ${from === undefined ? null : isoOf(from)}::timestamptz)
          and (${to === undefined ? null : isoOf(to)}::timestamptz is null
            or at < ${to === undefined ? null : isoOf(to)}::timestamptz)
        order by seq desc limit ${limit + 1}`.execute(db);
      return pageOf(rows, limit, toLine, (row) => String(row.seq) as Cursor);
    },
    verify: (organisation) =>
      db
        .transaction()
        // The head and the lines of one and the same moment, while others go on writing.
        .setIsolationLevel('repeatable read')
        .execute((within) => verify(within, organisation)),
  };
}

async function append(db: Kysely<PlatformSchema>, line: NewAuditLine, at: Instant): Promise<void> {
  const { organisation, actor, action, target } = line;
  await sql`insert into audit_head (organisation_id, seq, hash) values (${organisation}::uuid, 0, ${chainStart})
    on conflict do nothing`.execute(db);
  // Held until the commit: lines of one chain are written one after the other.
  const { rows } =
    await sql<Head>`select seq, hash from audit_head where organisation_id = ${organisation}::uuid
    for update`.execute(db);
  const head = rows[0] ?? { seq: 0, hash: chainStart };
  const detail = line.detail === null ? null : JSON.stringify(line.detail);
  const row = { organisation_id: organisation, seq: head.seq + 1, at, actor, action, target, detail };
  const hash = lineHash(head.hash, row);
  await sql`insert into audit_line (organisation_id, seq, at, actor, action, target, detail, hash)
    values (${organisation}::uuid, ${row.seq}, ${isoOf(at)}, ${actor}, ${action}, ${target}, ${detail},
      ${hash})`.execute(db);
  await sql`update audit_head set seq = ${row.seq}, hash = ${hash}
    where organisation_id = ${organisation}::uuid`.execute(db);
}

async function verify(db: Kysely<PlatformSchema>, organisation: OrganisationId): Promise<AuditChainVerdict> {
  const { rows } = await sql<Head>`select seq, hash from audit_head
    where organisation_id = ${organisation}::uuid`.execute(db);
  const head = rows[0] ?? { seq: 0, hash: chainStart };
  let last: Head = { seq: 0, hash: chainStart };
  for (;;) {
    const page = await sql<Row>`select * from audit_line
      where organisation_id = ${organisation}::uuid and seq > ${last.seq}
      order by seq limit ${pageSize}`.execute(db);
    for (const line of page.rows) {
      const isNext = line.seq === last.seq + 1 && line.hash === lineHash(last.hash, line);
      if (!isNext) return broken(last.seq + 1, head);
      last = line;
    }
    if (page.rows.length < pageSize) break;
  }
  // Lines cut off at the end, or put there past us.
  if (last.seq !== head.seq || last.hash !== head.hash) return broken(Math.min(last.seq, head.seq) + 1, head);
  return { isWhole: true, lines: head.seq, head: head.hash };
}

const broken = (brokenAt: number, head: Head): AuditChainVerdict => ({
  ...{ isWhole: false, lines: head.seq, head: head.hash, brokenAt },
});

function toLine(row: Row): StoredAuditLine {
  const detail = row.detail === null ? null : (JSON.parse(row.detail) as StoredAuditLine['detail']);
  return {
    ...{ organisation: row.organisation_id, seq: row.seq, at: instant(row.at), actor: row.actor },
    ...{ action: row.action, target: row.target, detail, hash: row.hash },
  };
}
