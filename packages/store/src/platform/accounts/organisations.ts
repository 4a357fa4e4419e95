import { instant, type OrganisationId } from '@vedette/domain';
import { type RawBuilder, sql } from 'kysely';
import { demandRow, notFound, type StoreNeeds } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import { demandOrganisation } from '../reach-sql.ts';
import type { Organisation, OrganisationStore } from './port.ts';

interface Row {
  readonly id: string;
  readonly parent_id: string | null;
  readonly name: string;
  readonly created_at: number;
  readonly ask_reason: boolean;
  readonly export_needs_two: boolean;
}

/** Any number that no other lock of ours has. */
const foundingLock = 7_310_002;

const selected = sql`select o.id, o.parent_id, o.name, o.created_at, coalesce(r.ask_reason, false) as ask_reason,
    coalesce(r.export_needs_two, true) as export_needs_two
  from organisation o left join organisation_rule r on r.organisation_id = o.id`;

/** An organisation and all below it, which are few; a ring cannot be, since a parent is there before its child. */
const subtree = (id: RawBuilder<unknown>) => sql`with recursive below as (
    select id, 0 as depth from organisation where id = ${id}
    union all select o.id, b.depth + 1 from organisation o join below b on o.parent_id = b.id)`;

/** Organisations in PostgreSQL. */
export function organisations({ db, newId }: StoreNeeds): OrganisationStore {
  const find = async (id: OrganisationId): Promise<Organisation | null> => {
    const { rows } = await sql<Row>`${selected} where o.id = ${id}::uuid`.execute(db);
    return rows[0] === undefined ? null : toOrganisation(rows[0]);
  };
  return {
    find,
    async first() {
      const { rows } = await sql<Row>`${selected} where o.parent_id is null
        order by o.created_at, o.id limit 1`.execute(db);
      return rows[0] === undefined ? null : toOrganisation(rows[0]);
    },
    found: (name, site, timeZone) =>
      transacted(db, async (within) => {
        await sql`select pg_advisory_xact_lock(${foundingLock}::bigint)`.execute(within);
        const { rows } = await sql`select 1 from organisation limit 1`.execute(within);
        if (rows.length > 0) return;
        const id = newId<OrganisationId>();
        await sql`insert into organisation (id, name) values (${id}, ${name})`.execute(within);
        await sql`insert into location (id, organisation_id, site_id, path, kind, name, time_zone)
          values (1, ${id}, 1, '{1}', 'site', ${site}, ${timeZone})`.execute(within);
      }),
    async below(id) {
      const { rows } = await sql<{ id: OrganisationId }>`${subtree(sql`${id}::uuid`)}
        select id from below order by depth, id limit 10000`.execute(db);
      return rows.map((row) => row.id);
    },
    async list({ organisations: ids }) {
      const { rows } = await sql<Row>`${selected} where o.id = any(${[...ids]}::uuid[])
        order by o.created_at, o.id limit 10000`.execute(db);
      return rows.map(toOrganisation);
    },
    async create(reach, parent, name) {
      demandOrganisation(reach, parent);
      const id = newId<OrganisationId>();
      await sql`insert into organisation (id, parent_id, name) values (${id}, ${parent}::uuid, ${name})`.execute(
        db,
      );
      return demandRow(await find(id), 'organisation');
    },
    async change(reach, id, { name, askReason, exportNeedsTwo }) {
      demandOrganisation(reach, id);
      await transacted(db, async (within) => {
        const { numAffectedRows } = await sql`update organisation set name = coalesce(${name ?? null}, name)
          where id = ${id}::uuid`.execute(within);
        if (numAffectedRows === 0n) throw notFound('organisation');
        await sql`insert into organisation_rule (organisation_id, ask_reason, export_needs_two)
          values (${id}::uuid, ${askReason ?? false}, ${exportNeedsTwo ?? true})
          on conflict (organisation_id) do update set
            ask_reason = coalesce(${askReason ?? null}::boolean, organisation_rule.ask_reason),
            export_needs_two = coalesce(${exportNeedsTwo ?? null}::boolean, organisation_rule.export_needs_two)`.execute(
          within,
        );
      });
      return demandRow(await find(id), 'organisation');
    },
  };
}

function toOrganisation(row: Row): Organisation {
  const { id, parent_id: parent, name, created_at: createdAt } = row;
  return {
    ...{ id: id as OrganisationId, parent: parent as OrganisationId | null, name },
    ...{ createdAt: instant(createdAt), askReason: row.ask_reason, exportNeedsTwo: row.export_needs_two },
  };
}
