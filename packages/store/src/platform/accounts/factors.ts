import { instant, VedetteError } from '@vedette/domain';
import { sql } from 'kysely';
import { isoOf } from '../database/iso.ts';
import { demandRow, notFound, type StoreNeeds } from '../database/store-needs.ts';
import { transacted } from '../database/transacted.ts';
import type { AccountId, FactorStore, Passkey } from './port.ts';

interface PasskeyRow {
  readonly id: string;
  readonly account_id: AccountId;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: string[];
  readonly is_backed_up: boolean;
  readonly name: string;
  readonly created_at: number;
  readonly last_used_at: number | null;
}

/** Second factors in PostgreSQL. */
export function factors(needs: StoreNeeds): FactorStore {
  return { ...oneTimeCodes(needs), ...passkeys(needs), reset: (account) => reset(needs, account) };
}

type Codes = Pick<
  FactorStore,
  'setTotp' | 'totp' | 'confirmTotp' | 'removeTotp' | 'takeStep' | 'takeCode' | 'codesLeft'
>;

function oneTimeCodes({ db }: StoreNeeds): Codes {
  return {
    async setTotp(account, { epoch, bytes }) {
      const { numAffectedRows } = await sql`update account set totp_epoch = ${epoch},
          totp_secret = ${Buffer.from(bytes)}, totp_step = 0
        where id = ${account}::uuid and totp_confirmed_at is null`.execute(db);
      if (numAffectedRows === 0n) throw new VedetteError('conflict', 'caller', { at: 'totp' });
    },
    async totp(account) {
      const { rows } = await sql<{ epoch: number; bytes: Buffer; confirmed: boolean }>`
        select totp_epoch as epoch, totp_secret as bytes, totp_confirmed_at is not null as confirmed
        from account where id = ${account}::uuid and totp_secret is not null`.execute(db);
      const [row] = rows;
      if (row === undefined) return null;
      return { secret: { epoch: row.epoch, bytes: row.bytes }, isConfirmed: row.confirmed };
    },
    confirmTotp: (account, step, codes, at) =>
      transacted(db, async (within) => {
        const { numAffectedRows } = await sql`update account set totp_confirmed_at = ${isoOf(at)},
            totp_step = ${step}
          where id = ${account}::uuid and totp_secret is not null and totp_confirmed_at is null`.execute(
          within,
        );
        if (numAffectedRows === 0n) throw new VedetteError('conflict', 'caller', { at: 'totp' });
        await sql`delete from recovery_code where account_id = ${account}::uuid`.execute(within);
        await sql`insert into recovery_code (account_id, hash)
          select ${account}::uuid, unnest(${codes.map((code) => Buffer.from(code))}::bytea[])`.execute(
          within,
        );
      }),
    removeTotp: (account) => removeTotp(db, account),
    async takeStep(account, step) {
      const { numAffectedRows } = await sql`update account set totp_step = ${step}
        where id = ${account}::uuid and totp_step < ${step}`.execute(db);
      return numAffectedRows === 1n;
    },
    async takeCode(account, hash) {
      const { numAffectedRows } = await sql`delete from recovery_code
        where account_id = ${account}::uuid and hash = ${Buffer.from(hash)}`.execute(db);
      return numAffectedRows === 1n;
    },
    async codesLeft(account) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from recovery_code
        where account_id = ${account}::uuid`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}

type Keys = Pick<FactorStore, 'addPasskey' | 'passkeys' | 'byCredential' | 'usedPasskey' | 'removePasskey'>;

function passkeys({ db, newId }: StoreNeeds): Keys {
  return {
    async addPasskey(key) {
      const { account, credential, publicKey, counter, transports, isBackedUp, name, createdAt } = key;
      const { rows } =
        await sql<PasskeyRow>`insert into passkey (id, account_id, credential_id, public_key, counter,
          transports, is_backed_up, name, created_at)
        values (${newId()}, ${account}::uuid, ${credential}, ${Buffer.from(publicKey)}, ${counter},
          ${[...transports]}::text[], ${isBackedUp}, ${name}, ${isoOf(createdAt)})
        returning *`.execute(db);
      return toPasskey(demandRow(rows[0], 'passkey'));
    },
    async passkeys(account) {
      const { rows } = await sql<PasskeyRow>`select * from passkey where account_id = ${account}::uuid
        order by created_at, id`.execute(db);
      return rows.map(toPasskey);
    },
    async byCredential(credential) {
      const { rows } =
        await sql<PasskeyRow>`select * from passkey where credential_id = ${credential}`.execute(db);
      return rows[0] === undefined ? null : toPasskey(rows[0]);
    },
    async usedPasskey(id, counter, isBackedUp, at) {
      // Authenticators that keep no counter say 0 for ever.
      const { numAffectedRows } =
        await sql`update passkey set counter = ${counter}, is_backed_up = ${isBackedUp},
          last_used_at = ${isoOf(at)}
        where id = ${id}::uuid and (counter < ${counter} or (counter = 0 and ${counter} = 0))`.execute(db);
      return numAffectedRows === 1n;
    },
    async removePasskey(account, id) {
      const { numAffectedRows } = await sql`delete from passkey
        where account_id = ${account}::uuid and id = ${id}::uuid`.execute(db);
      if (numAffectedRows === 0n) throw notFound('passkey');
    },
  };
}

const removeTotp = (db: StoreNeeds['db'], account: AccountId): Promise<void> =>
  transacted(db, async (within) => {
    await sql`update account set totp_epoch = null, totp_secret = null, totp_confirmed_at = null, totp_step = 0
      where id = ${account}::uuid`.execute(within);
    await sql`delete from recovery_code where account_id = ${account}::uuid`.execute(within);
  });

async function reset({ db }: StoreNeeds, account: AccountId): Promise<void> {
  await removeTotp(db, account);
  await sql`delete from passkey where account_id = ${account}::uuid`.execute(db);
}

function toPasskey(row: PasskeyRow): Passkey {
  return {
    ...{ id: row.id, account: row.account_id, credential: row.credential_id, publicKey: row.public_key },
    ...{ counter: row.counter, transports: row.transports, isBackedUp: row.is_backed_up, name: row.name },
    createdAt: instant(row.created_at),
    lastUsedAt: row.last_used_at === null ? null : instant(row.last_used_at),
  };
}
