import type { Pool, PoolClient } from 'pg';
import { notFound } from '../../terminal/database/input.ts';
import type { Reach } from '../reach.ts';
import type { LocationId } from './port.ts';

/** That a location `l` lies in reach, with the organisations as $1 and the places as $2. */
export const placeInReach = `l.organisation_id = any($1::uuid[]) and ($2::int[] is null or l.path && $2::int[])`;

/** @throws `not-found` for a place out of reach */
export async function demandPlace(
  on: Pick<Pool | PoolClient, 'query'>,
  { organisations, places }: Reach,
  place: LocationId,
): Promise<void> {
  const { rowCount } = await on.query(`select from location l where l.id = $3 and ${placeInReach}`, [
    ...[organisations, places, place],
  ]);
  if (rowCount === 0) throw notFound('location');
}
