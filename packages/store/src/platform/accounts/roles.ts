import type { OrganisationId } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import { sql } from 'kysely';
import { isUuid } from '../database/new-id.ts';
import { notFound, type StoreNeeds } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import type { Role, RoleStore } from './port.ts';

interface Row {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly name: string;
  readonly permissions: string[];
}

const columns = sql`id, organisation_id, name, permissions`;

/** Roles of organisations' own, in PostgreSQL. */
export function roles({ db, newId }: StoreNeeds): RoleStore {
  return {
    async list(reach) {
      const { rows } =
        await sql<Row>`select ${columns} from role where ${ofOrganisation('organisation_id', reach)}
        order by name, id limit 1000`.execute(db);
      return rows.map(toRole);
    },
    async find(ids) {
      const asked = ids.filter(isUuid);
      if (asked.length === 0) return [];
      const { rows } = await sql<Row>`select ${columns} from role where id = any(${asked}::uuid[])`.execute(
        db,
      );
      return rows.map(toRole);
    },
    async create(reach, { organisation, name, permissions }) {
      demandOrganisation(reach, organisation);
      const { rows } = await sql<Row>`insert into role (id, organisation_id, name, permissions)
        values (${newId()}, ${organisation}::uuid, ${name}, ${[...permissions]}::text[])
        returning ${columns}`.execute(db);
      return the(rows);
    },
    async change(reach, id, { name, permissions }) {
      const given = permissions === undefined ? null : [...permissions];
      const { rows } = await sql<Row>`update role set name = coalesce(${name ?? null}, name),
          permissions = coalesce(${given}::text[], permissions)
        where id = ${id}::uuid and ${ofOrganisation('organisation_id', reach)} returning ${columns}`.execute(
        db,
      );
      return the(rows);
    },
    remove: (reach, id) =>
      transacted(db, async (within) => {
        const { rows } = await sql`select 1 from account_grant where role = ${id} limit 1`.execute(within);
        const mine = await sql`select 1 from role where id = ${id}::uuid
          and ${ofOrganisation('organisation_id', reach)} for update`.execute(within);
        if (mine.rows.length === 0) throw notFound('role');
        if (rows.length > 0) throw new VedetteError('conflict', 'caller', { at: 'role' });
        await sql`delete from role where id = ${id}::uuid`.execute(within);
      }),
  };
}

function the(rows: readonly Row[]): Role {
  const [row] = rows;
  if (row === undefined) throw notFound('role');
  return toRole(row);
}

function toRole({ id, organisation_id: organisation, name, permissions }: Row): Role {
  return { id, organisation, name, permissions };
}
