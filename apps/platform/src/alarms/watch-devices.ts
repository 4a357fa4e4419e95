import type { Instant } from '@vedette/domain';
import type {
  CountedArea,
  DeviceLimits,
  DeviceStore,
  OccupancyStore,
  PlatformAlarmStore,
} from '@vedette/store/platform';
import { reportAlarm, reportOver, type TellAlarmDeps } from './tell-alarm.ts';

export interface WatchDeps extends TellAlarmDeps {
  readonly alarms: Pick<PlatformAlarmStore, 'raise' | 'causeGone' | 'deviceChanges'>;
  readonly devices: Pick<DeviceStore, 'find'>;
}

/** When somebody is called about a device itself. */
export const usualLimits: DeviceLimits = { freeShare: 0.1, clock: 5_000, gap: 600_000, offline: 180_000 };
const atOnce = 1_000;

/**
 * Raises alarms about devices that are offline, full, off in time or short of records, and says which are over. Only
 * what has changed is looked at, so that it may run every minute. @returns how many changed
 */
export async function watchDevices(deps: WatchDeps, limits: DeviceLimits, at: Instant): Promise<number> {
  const changes = await deps.alarms.deviceChanges(limits, at, atOnce);
  for (const { device: id, kind, isOn, figures } of changes) {
    const device = await deps.devices.find(id);
    if (device === null) continue;
    if (isOn)
      await reportAlarm(deps, device, { kind, at, figures, location: null, record: null, told: null });
    else await reportOver(deps, device, kind, at);
  }
  return changes.length;
}

export interface WatchAreaDeps extends TellAlarmDeps {
  readonly occupancy: Pick<OccupancyStore, 'limited'>;
}

/** Raises an alarm for each area that is full, and says of the others that they are not. */
export async function watchAreas(deps: WatchAreaDeps, at: Instant): Promise<void> {
  for (const area of await deps.occupancy.limited(at))
    if (area.capacity !== null && area.inside >= area.capacity) await raiseFull(deps, area, at);
    else await clearFull(deps, area, at);
}

async function raiseFull({ alarms, tell }: TellAlarmDeps, area: CountedArea, at: Instant): Promise<void> {
  const { organisation, site, place: location, inside, capacity } = area;
  const figures = { inside, capacity: capacity ?? 0 };
  const cause = {
    organisation,
    site,
    location,
    device: null,
    kind: 'capacity',
    figures,
    record: null,
  } as const;
  const raised = await alarms.raise({ ...cause, severity: 'warning', isStanding: true }, at, null);
  if (raised?.isNew === true) await tell({ alarm: raised.alarm, what: 'raised' });
}

async function clearFull({ alarms, tell }: TellAlarmDeps, area: CountedArea, at: Instant): Promise<void> {
  const { organisation, place: location } = area;
  const gone = await alarms.causeGone({ organisation, kind: 'capacity', location, device: null }, at);
  if (gone !== null)
    await tell({ alarm: gone, what: gone.state.phase === 'cleared' ? 'cleared' : 'changed' });
}
