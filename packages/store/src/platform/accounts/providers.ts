import { instant, type OrganisationId } from '@vedette/domain';
import { type RawBuilder, sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import { demandRow, notFound, type StoreNeeds } from '../database/store-needs.ts';
import { demandOrganisation, demandPlaces, ofOrganisation } from '../reach-sql.ts';
import type { AccountId, GroupGrant, IdentityProvider, IdentityProviderStore } from './port.ts';

interface Row {
  readonly id: string;
  readonly organisation_id: OrganisationId;
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly secret_epoch: number;
  readonly secret: Buffer;
  readonly group_claim: string;
  readonly groups: GroupGrant[];
  readonly is_listed: boolean;
  readonly is_active: boolean;
  readonly created_at: number;
}

/** Where people may sign in besides, in PostgreSQL. */
export function identityProviders({ db }: StoreNeeds): IdentityProviderStore {
  const one = async (where: RawBuilder<unknown>): Promise<IdentityProvider | null> => {
    const { rows } = await sql<Row>`select * from identity_provider where ${where}`.execute(db);
    return rows[0] === undefined ? null : toProvider(rows[0]);
  };
  const get: IdentityProviderStore['get'] = async (reach, id) =>
    isUuid(id) ? one(sql`id = ${id}::uuid and ${ofOrganisation('organisation_id', reach)}`) : null;
  return {
    get,
    async create(reach, provider) {
      const { id, organisation, slug, createdAt } = provider;
      demandOrganisation(reach, organisation);
      await demandPlaces(db, reach, placesOf(provider.groups));
      await sql`insert into identity_provider (id, organisation_id, slug, name, issuer, client_id, secret_epoch, secret,
          group_claim, groups, is_listed, is_active, created_at)
        values (${id}::uuid, ${organisation}::uuid, ${slug}, ${valuesOf(provider)}, ${isoOf(createdAt)})`.execute(
        db,
      );
      return demandRow(await get(reach, id), 'identity provider');
    },
    async list(reach) {
      const { rows } = await sql<Row>`select * from identity_provider
        where ${ofOrganisation('organisation_id', reach)} order by name, id limit 200`.execute(db);
      return rows.map(toProvider);
    },
    async change(reach, id, change) {
      const known = demandRow(await get(reach, id), 'identity provider');
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next: IdentityProvider = { ...known, ...given };
      await demandPlaces(db, reach, placesOf(next.groups));
      await sql`update identity_provider set (name, issuer, client_id, secret_epoch, secret, group_claim, groups,
          is_listed, is_active) = (${valuesOf(next)})
        where id = ${id}::uuid`.execute(db);
      return demandRow(await get(reach, id), 'identity provider');
    },
    async remove(reach, id) {
      const { numAffectedRows } = await sql`delete from identity_provider
        where id = ${id}::uuid and ${ofOrganisation('organisation_id', reach)}`.execute(db);
      if (numAffectedRows === 0n) throw notFound('identity provider');
    },
    bySlug: (slug) => one(sql`slug = ${slug} and is_active`),
    async listed() {
      const { rows } = await sql<{ slug: string; name: string }>`select slug, name from identity_provider
        where is_listed and is_active order by name limit 50`.execute(db);
      return rows;
    },
    async accountOf(provider, subject) {
      const { rows } = await sql<{ account_id: AccountId }>`select account_id from account_identity
        where provider_id = ${provider}::uuid and subject = ${subject}`.execute(db);
      return rows[0]?.account_id ?? null;
    },
    async link(provider, subject, account) {
      await sql`insert into account_identity (provider_id, subject, account_id)
        values (${provider}::uuid, ${subject}, ${account}::uuid) on conflict do nothing`.execute(db);
    },
  };
}

const placesOf = (groups: readonly GroupGrant[]) => groups.flatMap(({ grant }) => grant.places ?? []);

/** In the order of the columns from the name on. */
function valuesOf(provider: IdentityProvider): RawBuilder<unknown> {
  const { name, issuer, clientId, secret, groupClaim, groups, isListed, isActive } = provider;
  return sql`${name}, ${issuer}, ${clientId}, ${secret.epoch}, ${Buffer.from(secret.bytes)}, ${groupClaim},
    ${JSON.stringify(groups)}::jsonb, ${isListed}, ${isActive}`;
}

function toProvider(row: Row): IdentityProvider {
  return {
    ...{ id: row.id, organisation: row.organisation_id, slug: row.slug, name: row.name, issuer: row.issuer },
    ...{ clientId: row.client_id, secret: { epoch: row.secret_epoch, bytes: row.secret } },
    ...{ groupClaim: row.group_claim, groups: row.groups, isListed: row.is_listed, isActive: row.is_active },
    createdAt: instant(row.created_at),
  };
}
