import { type PassHeader, VedetteError } from '@vedette/domain';
import type { Pool, PoolClient } from 'pg';
import { numbered } from '../database/numbering.ts';
import type { DeviceId } from '../devices/port.ts';

export interface KnownDevice {
  readonly number: number;
  readonly site: number;
}
type Edition = Pick<PassHeader, 'duty' | 'dutyVersion' | 'purpose'>;
type Queryable = Pick<Pool | PoolClient, 'query'>;

const lanesAtMost = 64;
const dutiesAtMost = 32_768;
/** How long a device is taken for claimed without another look, in milliseconds. */
const deviceLife = 10_000;

/**
 * The short numbers that stand in records for devices, lanes and duties. They never change their meaning, so they
 * are kept in memory; whether a device is claimed is looked at again and again.
 */
export class Directory {
  readonly #pool: Pool;
  readonly #devices = new Map<DeviceId, { readonly device: KnownDevice; readonly until: number }>();
  readonly #lanes = new Map<string, number>();
  readonly #duties = new Map<string, number>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @throws `not-found`, `not-allowed` for a device that is not claimed */
  async device(id: DeviceId, now: number): Promise<KnownDevice> {
    const known = this.#devices.get(id);
    if (known !== undefined && now < known.until) return known.device;
    this.#devices.delete(id);
    const device = await claimedDevice(this.#pool, id);
    this.#devices.set(id, { device, until: now + deviceLife });
    return device;
  }

  /** The location of a device's lane, made on first sight; null for one lane too many. */
  lane(device: KnownDevice, name: string): Promise<number | null> | number {
    const key = `${device.number}/${name}`;
    return (
      this.#lanes.get(key) ?? this.#learned(this.#lanes, key, findLane(device, name), makeLane(device, name))
    );
  }

  /** The number of what was on duty, given on first sight; null for one duty too many. */
  duty(edition: Edition): Promise<number | null> | number {
    const key = `${edition.duty}/${edition.dutyVersion}/${edition.purpose}`;
    return this.#duties.get(key) ?? this.#learned(this.#duties, key, findDuty(edition), makeDuty(edition));
  }

  async #learned(
    map: Map<string, number>,
    key: string,
    find: (on: Queryable) => Promise<number | null>,
    make: (on: Queryable) => Promise<number | null>,
  ): Promise<number | null> {
    const found =
      (await find(this.#pool)) ??
      // Somebody else may have made it while we waited for our turn.
      (await numbered(this.#pool, async (client) => (await find(client)) ?? make(client)));
    if (found !== null) map.set(key, found);
    return found;
  }
}

async function claimedDevice(on: Queryable, id: DeviceId): Promise<KnownDevice> {
  const { rows } = await on.query<{ number: number; site_id: number | null; state: string }>(
    'select number, site_id, state from device where id = $1',
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new VedetteError('not-found', 'caller', { at: 'device' });
  if (row.state !== 'claimed' || row.site_id === null)
    throw new VedetteError('not-allowed', 'caller', { at: 'device' });
  return { number: row.number, site: row.site_id };
}

async function firstNumber(on: Queryable, sql: string, params: readonly unknown[]): Promise<number | null> {
  const { rows } = await on.query<{ n: number | null }>(sql, [...params]);
  return rows[0]?.n ?? null;
}

const findLane = (device: KnownDevice, name: string) => (on: Queryable) =>
  firstNumber(on, 'select location_id as n from device_lane where device = $1 and name = $2', [
    device.number,
    name,
  ]);

/** A lane that nobody has placed yet stands directly below its site, named after its device as well. */
const makeLane =
  ({ number, site }: KnownDevice, name: string) =>
  async (on: Queryable) => {
    const count = await firstNumber(on, 'select count(*)::int as n from device_lane where device = $1', [
      number,
    ]);
    if ((count ?? 0) >= lanesAtMost) return null;
    return firstNumber(
      on,
      `with number as (select coalesce(max(id), 0) + 1 as id from location),
       place as (
         insert into location (id, organisation_id, parent_id, site_id, path, kind, name, time_zone)
         select n.id, s.organisation_id, s.id, s.id, s.path || n.id, 'lane', $2 || ' (' || d.id || ')', s.time_zone
         from location s, number n, device d where s.id = $3 and d.number = $1 returning id)
     insert into device_lane (device, name, location_id) select $1, $2, id from place
     returning location_id as n`,
      [number, name, site],
    );
  };

const findDuty =
  ({ duty, dutyVersion, purpose }: Edition) =>
  (on: Queryable) =>
    firstNumber(
      on,
      'select number as n from duty_edition where duty = $1 and version = $2 and purpose = $3',
      [...[duty, dutyVersion, purpose]],
    );

const makeDuty =
  ({ duty, dutyVersion, purpose }: Edition) =>
  (on: Queryable) =>
    firstNumber(
      on,
      `insert into duty_edition (number, duty, version, purpose)
     select coalesce(max(number), 0) + 1, $1, $2, $3 from duty_edition having coalesce(max(number), 0) < ${dutiesAtMost}
     returning number as n`,
      [duty, dutyVersion, purpose],
    );
