import { type Instant, VedetteError } from '@vedette/domain';
import { Kysely, PostgresDialect, sql, type Updateable } from 'kysely';
import type { Pool } from 'pg';
import type { Reach } from '../reach.ts';
import type { Channel, ChannelId, ChannelSettings, ChannelStore, NewChannel } from './port.ts';
import { toChannel, wrappedOf } from './row.ts';
import type { IntegrationSchema } from './schema.ts';

type Sql = Kysely<IntegrationSchema>;

/** Channels in PostgreSQL. */
export function platformChannels(pool: Pool): ChannelStore {
  const db: Sql = new Kysely<IntegrationSchema>({ dialect: new PostgresDialect({ pool }) });
  return {
    add: (reach, channel, at) => add(db, reach, channel, at),
    async change(reach, id, settings) {
      const { isActive, places, ...rest } = settings;
      await demandPlaces(db, reach, places ?? null);
      const set = {
        ...columnsOf(rest),
        ...(places === undefined ? {} : { places: places === null ? null : [...places] }),
        ...(isActive === undefined ? {} : { is_active: isActive, ended_by: null }),
      };
      return demand(await update(db, reach, id, set));
    },
    async move(reach, id, { host, secretHint, epoch, address, secret }) {
      const set = { host, epoch, address: Buffer.from(address), secret_hint: secretHint };
      return demand(
        await update(db, reach, id, { ...set, secret: secret === null ? null : Buffer.from(secret) }),
      );
    },
    async remove(reach, id) {
      const { numDeletedRows } = await db.deleteFrom('channel').where(isOwn(reach, id)).executeTakeFirst();
      if (numDeletedRows === 0n) throw new VedetteError('not-found', 'caller', { at: 'channel' });
    },
    async get(reach, id) {
      const row = await db.selectFrom('channel').selectAll().where(isOwn(reach, id)).executeTakeFirst();
      return row === undefined ? null : toChannel(row);
    },
    async list(reach) {
      const rows = await db
        .selectFrom('channel')
        .selectAll()
        .where(isOwn(reach, null))
        .orderBy('name')
        .execute();
      return rows.map(toChannel);
    },
    async wrapped(reach, id) {
      const row = await db.selectFrom('channel').selectAll().where(isOwn(reach, id)).executeTakeFirst();
      return row === undefined ? null : { channel: toChannel(row), wrapped: wrappedOf(row) };
    },
  };
}

/**
 * Of the organisations. Who looks after some places alone has to do with the channels that are told of nothing else.
 * @param id null for every channel
 */
export function isOwn({ organisations, places }: Reach, id: ChannelId | null) {
  return sql<boolean>`channel.organisation_id = any(${organisations}::uuid[])
    and (${id}::uuid is null or channel.id = ${id})
    and (${places}::int[] is null or (channel.places is not null and not exists (
      select from unnest(channel.places) as told (place)
      where not exists (select from location l where l.id = told.place and l.path && ${places}::int[]))))`;
}

async function add(db: Sql, reach: Reach, channel: NewChannel, at: Instant): Promise<Channel> {
  const { organisation, places } = channel;
  if (!reach.organisations.includes(organisation))
    throw new VedetteError('not-found', 'caller', { at: 'organisation' });
  if (places === null && reach.places !== null)
    throw new VedetteError('not-allowed', 'caller', { at: 'places' });
  await demandPlaces(db, reach, places);
  const row = await db
    .insertInto('channel')
    .values({
      ...{ id: channel.id, organisation_id: organisation, name: channel.name, kind: channel.kind },
      ...{ events: [...channel.events], severity: channel.severity, language: channel.language },
      ...{ places: places === null ? null : [...places], is_active: channel.isActive, host: channel.host },
      ...{ epoch: channel.epoch, address: Buffer.from(channel.address), secret_hint: channel.secretHint },
      ...{ secret: channel.secret === null ? null : Buffer.from(channel.secret), ended_by: null },
      created_at: new Date(at).toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toChannel(row);
}

async function demandPlaces(
  db: Sql,
  { organisations, places }: Reach,
  wanted: readonly number[] | null,
): Promise<void> {
  if (wanted === null) return;
  const found = await sql<{ n: number }>`select count(*)::int as n from location
    where id = any(${wanted}::int[]) and organisation_id = any(${organisations}::uuid[])
      and (${places}::int[] is null or path && ${places}::int[])`.execute(db);
  if (found.rows[0]?.n !== new Set(wanted).size)
    throw new VedetteError('not-found', 'caller', { at: 'places' });
}

const columnsOf = (settings: Partial<Omit<ChannelSettings, 'isActive' | 'places'>>) => {
  const { events, ...rest } = settings;
  return { ...rest, ...(events === undefined ? {} : { events: [...events] }) };
};

async function update(
  db: Sql,
  reach: Reach,
  id: ChannelId,
  set: Updateable<IntegrationSchema['channel']>,
): Promise<Channel | null> {
  // Set to itself, so that a change of nothing is a statement all the same.
  const named = { name: sql<string>`name`, ...set };
  const query = db.updateTable('channel').set(named).where(isOwn(reach, id)).returningAll();
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toChannel(row);
}

function demand(channel: Channel | null): Channel {
  if (channel === null) throw new VedetteError('not-found', 'caller', { at: 'channel' });
  return channel;
}
