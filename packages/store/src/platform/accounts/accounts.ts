import { instant, type OrganisationId, type PersonId, VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cursor } from '../../terminal/page.ts';
import { isoOf } from '../database/iso.ts';
import { isUuid } from '../database/new-id.ts';
import { limitOf, pageOf } from '../database/paging.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { demandRow, notFound, type StoreNeeds } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, demandPlaces, ofOrganisation } from '../reach-sql.ts';
import type { Account, AccountChange, AccountId, AccountStore, Grant, NewAccount } from './port.ts';

interface Row {
  readonly id: AccountId;
  readonly organisation_id: OrganisationId;
  readonly name: string;
  readonly name_key: string;
  readonly display_name: string;
  readonly person_id: PersonId | null;
  readonly source: 'hand' | 'provider';
  readonly is_disabled: boolean;
  readonly password_hash: string | null;
  readonly has_totp: boolean;
  readonly passkeys: number;
  readonly created_at: number;
  readonly last_sign_in_at: number | null;
  readonly grants: readonly { role: string; places: LocationId[] | null }[] | null;
}

type Db = Kysely<PlatformSchema>;

const selected = sql`select a.id, a.organisation_id, a.name, a.name_key, a.display_name, a.person_id, a.source,
    a.is_disabled, a.password_hash, a.totp_confirmed_at is not null as has_totp, a.created_at, a.last_sign_in_at,
    (select count(*)::int from passkey p where p.account_id = a.id) as passkeys,
    (select jsonb_agg(jsonb_build_object('role', g.role, 'places', g.places) order by g.number)
      from account_grant g where g.account_id = a.id) as grants
  from account a`;

const reached = (reach: Reach) => ofOrganisation('a.organisation_id', reach);

/** Case and width do not matter. */
export const nameKeyOf = (name: string): string => name.toWellFormed().normalize('NFKC').toLowerCase().trim();

/** Accounts in PostgreSQL. */
export function accounts(needs: StoreNeeds): AccountStore {
  const { db } = needs;
  const get = async (reach: Reach, id: AccountId): Promise<Account | null> =>
    isUuid(id) ? one(db, sql`a.id = ${id}::uuid and ${reached(reach)}`) : null;
  return {
    get,
    async create(reach, account) {
      demandOrganisation(reach, account.organisation);
      await demandPlaces(db, reach, placesOf(account.grants));
      const id = await transacted(db, (within) => insert(within, needs, account)).catch(inUse);
      return demandRow(await get(reach, id), 'account');
    },
    claim: (account) =>
      transacted(db, async (within) => {
        await sql`lock table account in share row exclusive mode`.execute(within);
        const { rows } = await sql`select 1 from account limit 1`.execute(within);
        if (rows.length > 0) return null;
        return one(within, sql`a.id = ${await insert(within, needs, account)}::uuid`);
      }),
    async anybody() {
      const { rows } = await sql`select 1 from account limit 1`.execute(db);
      return rows.length > 0;
    },
    async list(reach, filter) {
      const limit = limitOf(filter);
      const { organisation, cursor } = filter;
      const { rows } = await sql<Row>`${selected} where ${reached(reach)}
        and (${organisation ?? null}::uuid is null or a.organisation_id = ${organisation ?? null}::uuid)
        and (${cursor ?? null}::text is null or a.name_key > ${cursor ?? null})
        order by a.name_key limit ${limit + 1}`.execute(db);
      return pageOf(rows, limit, toAccount, (row) => row.name_key as Cursor);
    },
    async change(reach, id, change) {
      demandRow(await get(reach, id), 'account');
      if (change.grants !== undefined) await demandPlaces(db, reach, placesOf(change.grants));
      await transacted(db, (within) => update(within, id, change));
      return demandRow(await get(reach, id), 'account');
    },
    async remove(reach, id) {
      demandRow(await get(reach, id), 'account');
      await sql`delete from account where id = ${id}::uuid`.execute(db);
    },
    ...knocking(db),
  };
}

function knocking(
  db: Db,
): Pick<AccountStore, 'find' | 'byName' | 'passwordHash' | 'setPassword' | 'signedIn' | 'names'> {
  return {
    find: (id) => one(db, sql`a.id = ${id}::uuid`),
    async byName(name) {
      const { rows } = await sql<Row>`${selected} where a.name_key = ${nameKeyOf(name)}`.execute(db);
      const [row] = rows;
      return row === undefined ? null : { account: toAccount(row), passwordHash: row.password_hash };
    },
    async passwordHash(id) {
      const { rows } = await sql<{ hash: string | null }>`select password_hash as hash from account
        where id = ${id}::uuid`.execute(db);
      return rows[0]?.hash ?? null;
    },
    async setPassword(id, hash) {
      await sql`update account set password_hash = ${hash} where id = ${id}::uuid`.execute(db);
    },
    async signedIn(id, at) {
      await sql`update account set last_sign_in_at = ${isoOf(at)} where id = ${id}::uuid`.execute(db);
    },
    async names(ids) {
      const { rows } = await sql<{ id: string; name: string }>`
        select id, display_name as name from account where id = any(${ids.filter(isUuid)}::uuid[])
        union all select id, name from api_key where id = any(${ids.filter(isUuid)}::uuid[])`.execute(db);
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
  };
}

async function one(db: Db, where: RawBuilder<unknown>): Promise<Account | null> {
  const { rows } = await sql<Row>`${selected} where ${where}`.execute(db);
  return rows[0] === undefined ? null : toAccount(rows[0]);
}

async function insert(db: Db, { newId }: StoreNeeds, account: NewAccount): Promise<AccountId> {
  const id = newId<AccountId>();
  const { organisation, name, displayName, person, source, passwordHash } = account;
  await sql`insert into account (id, organisation_id, name, name_key, display_name, person_id, source,
      password_hash, created_at)
    values (${id}, ${organisation}::uuid, ${name}, ${nameKeyOf(name)}, ${displayName}, ${person}::uuid, ${source},
      ${passwordHash}, now())`.execute(db);
  await setGrants(db, id, account.grants);
  return id;
}

async function update(db: Db, id: AccountId, change: AccountChange): Promise<void> {
  const { displayName, person, isDisabled, passwordHash, grants } = change;
  const { numAffectedRows } = await sql`update account set
      display_name = coalesce(${displayName ?? null}, display_name),
      is_disabled = coalesce(${isDisabled ?? null}::boolean, is_disabled),
      password_hash = coalesce(${passwordHash ?? null}, password_hash),
      person_id = case when ${person === undefined} then person_id else ${person ?? null}::uuid end
    where id = ${id}::uuid`.execute(db);
  if (numAffectedRows === 0n) throw notFound('account');
  if (grants !== undefined) await setGrants(db, id, grants);
  if (grants !== undefined || passwordHash !== undefined || isDisabled !== undefined)
    await sql`delete from session where account_id = ${id}::uuid`.execute(db);
}

async function setGrants(db: Db, id: AccountId, grants: readonly Grant[]): Promise<void> {
  await sql`delete from account_grant where account_id = ${id}::uuid`.execute(db);
  for (const [number, { role, places }] of grants.entries())
    await sql`insert into account_grant (account_id, number, role, places)
      values (${id}::uuid, ${number}, ${role}, ${places === null ? null : [...places]}::int[])`.execute(db);
}

const placesOf = (grants: readonly Grant[]): readonly LocationId[] =>
  grants.flatMap(({ places }) => places ?? []);

/** The unique name of an account that already exists, in whatever organisation. */
function inUse(error: unknown): never {
  if (error instanceof VedetteError && error.code === 'conflict')
    throw new VedetteError('conflict', 'caller', { at: 'name' }, { cause: error });
  throw error;
}

function toAccount(row: Row): Account {
  return {
    ...{ id: row.id, organisation: row.organisation_id, name: row.name, displayName: row.display_name },
    ...{ person: row.person_id, source: row.source, isDisabled: row.is_disabled },
    grants: row.grants ?? [],
    ...{ hasPassword: row.password_hash !== null, hasTotp: row.has_totp, passkeys: row.passkeys },
    createdAt: instant(row.created_at),
    lastSignInAt: row.last_sign_in_at === null ? null : instant(row.last_sign_in_at),
  };
}
