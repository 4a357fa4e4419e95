import { instant, VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { withinTransaction } from '../database/within-transaction.ts';
import type { StoredRelease, UpdateDocument, UpdateRepositoryStore, UpdateRole } from './port.ts';

/** Any number that no other lock of ours has: one publisher at a time. */
const lockNumber = 7_310_002;

interface DocumentRow {
  readonly role: UpdateRole;
  readonly version: number;
  readonly body: string;
  readonly expires_at: number;
}
interface ReleaseRow {
  readonly hash: string;
  readonly version: string;
  readonly path: string;
  readonly length: number;
  readonly note: string | null;
  readonly is_named: boolean;
  readonly uploaded_at: number | null;
  readonly running: number;
}

/** The signed documents of the repository, in PostgreSQL. */
export function platformUpdates(pool: Pool): UpdateRepositoryStore {
  return {
    async newest(role) {
      const { rows } = await pool.query<DocumentRow>(
        'select * from update_document where role = $1 order by version desc limit 1',
        [role],
      );
      return rows[0] === undefined ? null : toDocument(rows[0]);
    },
    async document(role, version) {
      const { rows } = await pool.query<DocumentRow>(
        'select * from update_document where role = $1 and version = $2',
        [role, version],
      );
      return rows[0] === undefined ? null : toDocument(rows[0]);
    },
    publish: (documents, named, at) =>
      withinTransaction(pool, async (client) => {
        await client.query('select pg_advisory_xact_lock($1)', [lockNumber]);
        for (const { role, version, body, expiresAt } of documents) {
          const { rowCount } = await client.query(
            `insert into update_document (role, version, body, expires_at, made_at) values ($1, $2, $3, $4, $5)
             on conflict do nothing`,
            [role, version, body, new Date(expiresAt), new Date(at)],
          );
          if (rowCount === 0) throw new VedetteError('conflict', 'caller', { at: role });
        }
        if (named === null) return;
        await client.query('update release set is_named = false');
        for (const { hash, version, path, length, note } of named)
          await client.query(
            `insert into release (hash, version, path, length, note, is_named, first_named_at)
             values ($1, $2, $3, $4, $5, true, $6) on conflict (hash) do update set is_named = true,
               version = excluded.version, path = excluded.path, note = excluded.note`,
            [hash, version, path, length, note, new Date(at)],
          );
      }),
    async releases({ organisations, places }) {
      const { rows } = await pool.query<ReleaseRow>(
        `select r.hash, r.version, r.path, r.length, r.note, r.is_named, a.created_at as uploaded_at,
           (select count(*)::int from device d join location s on s.id = d.site_id
              join device_presence p on p.device_id = d.id
            where d.state = 'claimed' and p.facts->>'software' = r.version and s.organisation_id = any($1::uuid[])
              and ($2::int[] is null or s.path && $2::int[])) as running
         from release r left join update_archive a on a.hash = r.hash and a.is_complete
         order by r.first_named_at desc, r.version desc limit 200`,
        [organisations, places],
      );
      return rows.map(toRelease);
    },
    async reachesAll({ organisations, places }) {
      const { rowCount } = await pool.query('select from organisation where id <> all($1::uuid[]) limit 1', [
        organisations,
      ]);
      return places === null && rowCount === 0;
    },
  };
}

const toDocument = ({ role, version, body, expires_at: expiresAt }: DocumentRow): UpdateDocument => ({
  ...{ role, version, body },
  expiresAt: instant(expiresAt),
});

function toRelease({ is_named: isNamed, uploaded_at: uploadedAt, ...row }: ReleaseRow): StoredRelease {
  return { ...row, isNamed, uploadedAt: uploadedAt === null ? null : instant(uploadedAt) };
}
