import { instant, type OrganisationId } from '@vedette/domain';
import type { CertificateProfile } from '@vedette/vault/certificate';
import type { Pool } from 'pg';
import { isUuid } from '../database/new-id.ts';
import { cursorParts, limitOf, pageOf, uuidCursor } from '../database/paging.ts';
import type { LocationId } from '../locations/port.ts';
import type { CertificateStore, StoredCertificate } from './port.ts';

interface Row {
  readonly id: string;
  readonly organisation_id: string;
  readonly site_id: number | null;
  readonly device_id: string;
  readonly profile: string;
  readonly issued_at: number;
  readonly jws: string;
  readonly log_number: number;
}

/** Whoever reaches only some places sees the certificates of devices that stood there. */
const inReach = `c.organisation_id = any($1::uuid[])
  and ($2::int[] is null or exists (select from location l where l.id = c.site_id and l.path && $2::int[]))`;

/** Certificates in PostgreSQL. */
export function platformCertificates(pool: Pool): CertificateStore {
  return {
    async add({ id, organisation, site, device, profile, issuedAt, jws, index }) {
      await pool.query(
        `insert into certificate (id, organisation_id, site_id, device_id, profile, issued_at, jws, log_number)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
        [id, organisation, site, device, profile, new Date(issuedAt), jws, index],
      );
    },
    async get({ organisations, places }, id) {
      if (!isUuid(id)) return null;
      const { rows } = await pool.query<Row>(`select c.* from certificate c where ${inReach} and c.id = $3`, [
        organisations,
        places,
        id,
      ]);
      return rows[0] === undefined ? null : toCertificate(rows[0]);
    },
    async list({ organisations, places }, filter) {
      const limit = limitOf(filter);
      const start = cursorParts(filter);
      const { rows } = await pool.query<Row>(
        `select c.* from certificate c where ${inReach}
           and ($3::text is null or c.device_id = $3) and ($4::text is null or c.profile = $4)
           and ($5::timestamptz is null or (c.issued_at, c.id) < ($5, $6::uuid))
         order by c.issued_at desc, c.id desc limit $7`,
        [
          ...[organisations, places, filter.device ?? null, filter.profile ?? null],
          ...[start?.at ?? null, start?.id ?? null, limit + 1],
        ],
      );
      return pageOf(rows, limit, toCertificate, (row) => uuidCursor(row.issued_at, row.id));
    },
  };
}

const toCertificate = (row: Row): StoredCertificate => ({
  id: row.id,
  organisation: row.organisation_id as OrganisationId,
  site: row.site_id as LocationId | null,
  device: row.device_id,
  profile: row.profile as CertificateProfile,
  issuedAt: instant(row.issued_at),
  jws: row.jws,
  index: row.log_number,
});
