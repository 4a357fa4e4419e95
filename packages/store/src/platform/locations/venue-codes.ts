import { instant } from '@vedette/domain';
import type { Pool } from 'pg';
import { notFound } from '../../terminal/database/input.ts';
import { maybeInstant } from '../devices/row.ts';
import type { Reach } from '../reach.ts';
import { demandPlace, placeInReach } from './place-in-reach.ts';
import type { VenueCode, VenueCodeId, VenueCodeStore } from './place-port.ts';
import type { LocationId } from './port.ts';

interface Row {
  readonly id: string;
  readonly location_id: number;
  readonly place_name: string;
  readonly place_above: readonly string[];
  readonly label: string | null;
  readonly text: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly revoked_at: number | null;
}

/** Venue codes in PostgreSQL. */
export function platformVenueCodes(pool: Pool): VenueCodeStore {
  const find = async ({ organisations, places }: Reach, id: VenueCodeId | null, place: LocationId | null) => {
    const { rows } = await pool.query<Row>(
      `select v.*, l.name as place_name, array(
         select a.name from location a where a.id = any(l.path) and a.id <> l.id order by cardinality(a.path)) as place_above
       from venue_code v join location l on l.id = v.location_id
       where ${placeInReach} and ($3::uuid is null or v.id = $3) and ($4::int is null or v.location_id = $4)
       order by v.created_at desc, v.id desc limit 500`,
      [organisations, places, id, place],
    );
    return rows.map(toCode);
  };
  const demand = async (reach: Reach, id: VenueCodeId): Promise<VenueCode> => {
    const [found] = await find(reach, id, null);
    if (found === undefined) throw notFound('venue code');
    return found;
  };
  return {
    async add(reach, { id, place, label, text, by }, at) {
      await demandPlace(pool, reach, place);
      await pool.query(
        `insert into venue_code (id, location_id, label, text, created_at, created_by) values ($1, $2, $3, $4, $5, $6)`,
        [id, place, label, text, new Date(at), by],
      );
      return demand(reach, id);
    },
    get: async (reach, id) => (await find(reach, id, null))[0] ?? null,
    async list(reach, place) {
      await demandPlace(pool, reach, place);
      return find(reach, null, place);
    },
    async revoke(reach, id, by, reason, at) {
      await demand(reach, id);
      await pool.query(
        `update venue_code set revoked_at = $2, revoked_by = $3, reason = $4 where id = $1 and revoked_at is null`,
        [id, new Date(at), by, reason],
      );
      return demand(reach, id);
    },
  };
}

const toCode = (row: Row): VenueCode => ({
  id: row.id as VenueCodeId,
  place: row.location_id as LocationId,
  placeName: row.place_name,
  placeAbove: row.place_above,
  label: row.label,
  text: row.text,
  createdAt: instant(row.created_at),
  createdBy: row.created_by,
  revokedAt: maybeInstant(row.revoked_at),
});
