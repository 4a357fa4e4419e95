import {
  grownBy,
  leafHash,
  type NodePlace,
  nodesOf,
  type StoredNode,
  type TreeHash,
} from '@vedette/vault/log';
import type { PoolClient } from 'pg';
import { notFound } from '../../terminal/database/input.ts';
import type { StoredLogEntry } from './port.ts';

/** Any number that no other lock of ours has. */
const lockNumber = 7_310_013;
const encoder = new TextEncoder();

export interface ReadsRows {
  query: PoolClient['query'];
}

/** Held until the commit: whoever appends knows the tree as it is. */
export async function appendWithin(
  client: PoolClient,
  texts: readonly string[],
): Promise<readonly StoredLogEntry[]> {
  await client.query('select pg_advisory_xact_lock($1)', [lockNumber]);
  const asked = texts.map((text) => ({ text, leaf: leafHash(encoder.encode(text)) }));
  const places = await placesOf(
    client,
    asked.map(({ leaf }) => leaf),
  );
  const size = await sizeOf(client);
  const fresh = new Map<string, StoredLogEntry>();
  for (const { text, leaf } of asked) {
    const key = hexOf(leaf);
    if (!places.has(key) && !fresh.has(key)) fresh.set(key, { index: size + fresh.size, text, leaf });
  }
  await grow(client, size, [...fresh.values()]);
  return asked.map(({ text, leaf }) => ({ text, leaf, index: indexOf(places, fresh, hexOf(leaf)) }));
}

const hexOf = (hash: TreeHash): string => Buffer.from(hash).toString('hex');

function indexOf(
  places: ReadonlyMap<string, number>,
  fresh: ReadonlyMap<string, StoredLogEntry>,
  key: string,
): number {
  const index = places.get(key) ?? fresh.get(key)?.index;
  if (index === undefined) throw notFound('log entry');
  return index;
}

async function grow(client: PoolClient, size: number, entries: readonly StoredLogEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const edge = await readNodes(client, nodesOf({ start: 0, end: size }));
  const leaves = entries.map(({ leaf }) => leaf);
  await client.query(
    `insert into log_entry (number, leaf, entry)
     select * from unnest($1::bigint[], $2::bytea[], $3::text[])`,
    [entries.map(({ index }) => index), leaves.map(bytesOf), entries.map(({ text }) => text)],
  );
  await addNodes(client, grownBy(size, edge, leaves).nodes);
}

async function addNodes(client: PoolClient, nodes: readonly StoredNode[]): Promise<void> {
  await client.query(
    `insert into log_node (level, number, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
    [
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => bytesOf(hash)),
    ],
  );
}

const bytesOf = (hash: TreeHash): Buffer => Buffer.from(hash);

async function placesOf(
  client: ReadsRows,
  leaves: readonly TreeHash[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ leaf: Buffer; number: number }>(
    'select leaf, number from log_entry where leaf = any($1::bytea[])',
    [leaves.map(bytesOf)],
  );
  return new Map(rows.map(({ leaf, number }) => [hexOf(leaf), number]));
}

export async function sizeOf(client: ReadsRows): Promise<number> {
  const { rows } = await client.query<{ size: number }>(
    'select coalesce(max(number) + 1, 0) as size from log_entry',
  );
  return rows[0]?.size ?? 0;
}

/** @throws `not-found` */
export async function readNodes(
  client: ReadsRows,
  places: readonly NodePlace[],
): Promise<readonly TreeHash[]> {
  if (places.length === 0) return [];
  const { rows } = await client.query<{ hash: Buffer | null }>(
    `select n.hash from unnest($1::smallint[], $2::bigint[]) with ordinality as asked (level, number, place)
     left join log_node n on n.level = asked.level and n.number = asked.number order by asked.place`,
    [places.map(({ level }) => level), places.map(({ index }) => index)],
  );
  return rows.map(({ hash }) => {
    if (hash === null) throw notFound('node of the log');
    return new Uint8Array(hash);
  });
}
