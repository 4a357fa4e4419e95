import type { Pool } from 'pg';
import type { LocationId } from '../locations/port.ts';
import type { DeviceId } from './port.ts';

/** Where the lanes of devices stand. */
export interface LaneDirectory {
  /** By the name that the device has for it; without lanes that nobody has seen yet. */
  of(device: DeviceId): Promise<ReadonlyMap<string, LocationId>>;
}

export function platformLanes(pool: Pool): LaneDirectory {
  return {
    async of(device) {
      const { rows } = await pool.query<{ name: string; location_id: LocationId }>(
        'select l.name, l.location_id from device_lane l join device d on d.number = l.device where d.id = $1',
        [device],
      );
      return new Map(rows.map(({ name, location_id }) => [name, location_id]));
    },
  };
}
