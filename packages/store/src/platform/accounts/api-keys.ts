import { instant, type OrganisationId } from '@vedette/domain';
import { type RawBuilder, sql } from 'kysely';
import { isoOf, isoOrNull } from '../database/iso.ts';
import { demandRow, notFound, type StoreNeeds } from '../database/store-needs.ts';
import type { LocationId } from '../locations/port.ts';
import { demandOrganisation, demandPlaces, ofOrganisation } from '../reach-sql.ts';
import type { AccountId, ApiKey, ApiKeyStore } from './port.ts';

interface Row {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly name: string;
  readonly permissions: string[];
  readonly places: LocationId[] | null;
  readonly created_by: AccountId;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
}

const columns = sql`id, organisation_id, name, permissions, places, created_by, created_at, expires_at, last_used_at`;

/** Keys of programs, in PostgreSQL; of the secret the hash alone. */
export function apiKeys({ db, newId }: StoreNeeds): ApiKeyStore {
  return {
    async create(reach, hash, { organisation, name, permissions, places, createdBy, createdAt, expiresAt }) {
      demandOrganisation(reach, organisation);
      await demandPlaces(db, reach, places ?? []);
      const { rows } =
        await sql<Row>`insert into api_key (id, organisation_id, name, hash, permissions, places,
          created_by, created_at, expires_at)
        values (${newId()}, ${organisation}::uuid, ${name}, ${hash}, ${[...permissions]}::text[],
          ${places === null ? null : [...places]}::int[], ${createdBy}::uuid, ${isoOf(createdAt)},
          ${isoOrNull(expiresAt)})
        returning ${columns}`.execute(db);
      return toKey(demandRow(rows[0], 'key'));
    },
    async list(reach) {
      const { rows } =
        await sql<Row>`select ${columns} from api_key where ${ofOrganisation('organisation_id', reach)}
        order by created_at desc, id limit 1000`.execute(db);
      return rows.map(toKey);
    },
    async revoke(reach, id) {
      const { numAffectedRows } = await sql`delete from api_key
        where id = ${id}::uuid and ${ofOrganisation('organisation_id', reach)}`.execute(db);
      if (numAffectedRows === 0n) throw notFound('key');
    },
    find: (hash, at) => valid(db, sql`hash = ${hash}`, at),
    byId: (id, at) => valid(db, sql`id = ${id}::uuid`, at),
    async used(id, at) {
      await sql`update api_key set last_used_at = ${isoOf(at)} where id = ${id}::uuid`.execute(db);
    },
  };
}

async function valid(db: StoreNeeds['db'], which: RawBuilder<unknown>, at: number): Promise<ApiKey | null> {
  const { rows } = await sql<Row>`select ${columns} from api_key
    where ${which} and (expires_at is null or expires_at > ${isoOf(at)})`.execute(db);
  return rows[0] === undefined ? null : toKey(rows[0]);
}

function toKey(row: Row): ApiKey {
  return {
    ...{ id: row.id, organisation: row.organisation_id, name: row.name, permissions: row.permissions },
    ...{ places: row.places, createdBy: row.created_by, createdAt: instant(row.created_at) },
    expiresAt: row.expires_at === null ? null : instant(row.expires_at),
    lastUsedAt: row.last_used_at === null ? null : instant(row.last_used_at),
  };
}
