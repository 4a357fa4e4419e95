import { createHash } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import type { RecipientId } from '@vedette/vault';
import { type Kysely, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import { demandPlaces } from '../reach-sql.ts';
import { touchPeople } from '../sync/touch.ts';
import type { PeopleNeeds } from './repository.ts';
import type { TerminalKey, TerminalKeyStore } from './terminal-keys-port.ts';

type Db = Kysely<PlatformSchema>;
const keyBytes = 32;
const idBytes = 16;

interface KeyRow {
  readonly device_id: string;
  readonly site_id: number;
  readonly recipient: string;
  readonly public_key: Buffer;
}

/** Keys of terminals in PostgreSQL: only the public halves are anywhere but in the terminals. */
export function terminalKeys({ db, now }: PeopleNeeds): TerminalKeyStore {
  return {
    note: (device, publicKey) => {
      if (publicKey.length !== keyBytes) throw new VedetteError('input-invalid', 'caller', { at: 'key' });
      return transacted(db, (tx) => note(tx, device, Buffer.from(publicKey), isoOf(now())));
    },
    ofSite: (reach, site) =>
      guarded(async () => {
        await demandPlaces(db, reach, [site]);
        return keysWhere(db, sql`t.site_id = ${site}`);
      }),
    ofDevice: async (device) => (await guarded(() => keysWhere(db, sql`t.device_id = ${device}`)))[0] ?? null,
    forget: (device) =>
      transacted(db, async (tx) => {
        const [held] = await keysWhere(tx, sql`t.device_id = ${device}`);
        return held === undefined ? 0 : forgetKey(tx, held, isoOf(now()));
      }),
  };
}

/** The first 16 bytes of the SHA-256 of the key, as `recipientOf` of the vault has it. */
function recipientIdOf(publicKey: Uint8Array): RecipientId {
  const digest = createHash('sha256').update(publicKey).digest();
  return digest.subarray(0, idBytes).toString('base64url') as RecipientId;
}

async function note(tx: Db, device: DeviceId, publicKey: Buffer, at: string): Promise<void> {
  // Two words of one device at once wait for each other here.
  const { rows } = await sql<{ site_id: number | null }>`
    select site_id from device where id = ${device} and state = 'claimed' for update`.execute(tx);
  const site = (rows[0]?.site_id ?? null) as LocationId | null;
  if (site === null) return;
  const [held] = await keysWhere(tx, sql`t.device_id = ${device}`);
  const recipient = recipientIdOf(publicKey);
  if (held?.recipient === recipient && held.site === site) return;
  if (held !== undefined) await forgetKey(tx, held, at);
  await sql`insert into terminal_key (device_id, site_id, recipient, public_key, noted_at)
    values (${device}, ${site}, ${recipient}, ${publicKey}, ${at})`.execute(tx);
  await touchPeople(tx, await peopleWithFaces(tx, site), at);
}

async function forgetKey(tx: Db, { recipient, site }: TerminalKey, at: string): Promise<number> {
  const gone = await tx.deleteFrom('reference_wrap').where('recipient', '=', recipient).executeTakeFirst();
  await tx.deleteFrom('terminal_key').where('recipient', '=', recipient).execute();
  await touchPeople(tx, await peopleWithFaces(tx, site), at);
  return Number(gone.numDeletedRows);
}

async function peopleWithFaces(tx: Db, site: LocationId): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from sealed_reference where site_id = ${site} order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}

async function keysWhere(db: Db, where: ReturnType<typeof sql>): Promise<readonly TerminalKey[]> {
  const { rows } = await sql<KeyRow>`
    select t.* from terminal_key t join device d on d.id = t.device_id and d.state = 'claimed'
    where ${where} order by t.recipient`.execute(db);
  return rows.map((row) => ({
    device: row.device_id as DeviceId,
    site: row.site_id as LocationId,
    recipient: row.recipient as RecipientId,
    publicKey: new Uint8Array(row.public_key),
  }));
}
