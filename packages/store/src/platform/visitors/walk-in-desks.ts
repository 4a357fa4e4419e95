import { instant, type OrganisationId, VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { newIds } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import { invalid } from '../people/row.ts';
import { liesWithin, ofOrganisation } from '../reach-sql.ts';
import type { WalkInDesk, WalkInDeskId, WalkInDeskStore } from './port.ts';
import { demandSite } from './rules.ts';

type Db = Kysely<PlatformSchema>;
const nameAtMost = 80;

/** Desks of uninvited visitors; of their secrets only hashes are here. */
export function walkInDesks({ db, now }: PeopleNeeds): WalkInDeskStore {
  const nextId = newIds(now);
  return {
    add: (reach, desk, token) =>
      transacted(db, async (tx) => {
        await demandSite(tx, reach, desk.site);
        const { name } = desk;
        if (name.trim() === '' || name.length > nameAtMost || name.includes('\0')) throw invalid('name');
        const made = { ...desk, id: nextId<WalkInDeskId>(), createdAt: instant(now()) };
        await tx
          .insertInto('walk_in_desk')
          .values({
            ...{ id: made.id, organisation_id: desk.organisation, site_id: desk.site, name },
            ...{ token_hash: Buffer.from(token), made_by: desk.madeBy },
            ...{ created_at: isoOf(made.createdAt), expires_at: isoOf(desk.expiresAt) },
          })
          .execute();
        return made;
      }),
    all: (reach) =>
      guarded(() =>
        desksWhere(db, sql`${ofOrganisation('d.organisation_id', reach)} and ${liesWithin('l', reach)}`),
      ),
    find: async (token, at) => {
      const isHeld = sql<boolean>`d.token_hash = ${Buffer.from(token)} and d.expires_at > ${isoOf(at)}::timestamptz`;
      return (await guarded(() => desksWhere(db, isHeld)))[0] ?? null;
    },
    remove: (reach, id) =>
      guarded(async () => {
        const { rows } = await sql`delete from walk_in_desk d using location l where l.id = d.site_id
          and d.id::text = ${id} and ${ofOrganisation('d.organisation_id', reach)} and ${liesWithin('l', reach)}
          returning d.id`.execute(db);
        if (rows.length === 0) throw new VedetteError('not-found', 'caller', { at: 'desk' });
      }),
  };
}

interface DeskRow {
  readonly id: WalkInDeskId;
  readonly organisation_id: OrganisationId;
  readonly site_id: LocationId;
  readonly name: string;
  readonly made_by: string;
  readonly created_at: number;
  readonly expires_at: number;
}

async function desksWhere(db: Db, where: RawBuilder<boolean>): Promise<readonly WalkInDesk[]> {
  const { rows } = await sql<DeskRow>`
    select d.* from walk_in_desk d join location l on l.id = d.site_id where ${where}
    order by d.created_at, d.id limit 1000`.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, organisation: row.organisation_id, site: row.site_id, name: row.name },
    ...{ madeBy: row.made_by, createdAt: instant(row.created_at), expiresAt: instant(row.expires_at) },
  }));
}
