import type { OrganisationId } from '@vedette/domain';
import type { ReceivedEntry } from '@vedette/link';
import type { Device, DeviceId, LaneDirectory, LocationId, LocationStore } from '@vedette/store/platform';
import { alarmView } from '../alarms/handlers.ts';
import type { AlarmNews } from '../alarms/tell-alarm.ts';
import type { KnownDevices } from '../devices/link/known-devices.ts';
import { wholeReach } from '../devices/link/link-deps.ts';
import type { PresenceNews } from '../devices/link/link-presence.ts';
import type { Bus } from './bus.ts';
import { openFlowWindow } from './flow-window.ts';

export interface NewsDeps {
  readonly bus: Bus;
  readonly locations: Pick<LocationStore, 'get'>;
  readonly lanes: LaneDirectory;
  readonly known: KnownDevices;
  readonly failed: (cause: unknown) => void;
}

/** What happens, told to everybody who looks. Nobody waits for it. */
export interface News {
  alarm(news: AlarmNews): Promise<void>;
  presence(news: PresenceNews): Promise<void>;
  arrived(device: Device, entries: readonly ReceivedEntry[]): void;
  /** The place of a device's lane; null while nobody has seen it. */
  laneOf(device: DeviceId, lane: string): Promise<LocationId | null>;
  close(): void;
}

const flowEvery = 200;
/** Places seldom move. */
const placeLife = 60_000;
const remembered = 20_000;

export function openNews(deps: NewsDeps): News {
  const { bus, known, failed } = deps;
  const window = openFlowWindow();
  const pathOf = kept(async (key) => {
    const [organisation = '', place = ''] = key.split('/');
    const found = await deps.locations.get(
      wholeReach(organisation as OrganisationId),
      Number(place) as LocationId,
    );
    return found?.path ?? [];
  });
  const lanesOf = kept((device) => deps.lanes.of(device as DeviceId));
  const pathAt = (organisation: OrganisationId, place: LocationId | null) =>
    place === null ? Promise.resolve([]) : pathOf.get(`${organisation}/${place}`);
  const tellFlow = async (): Promise<void> => {
    for (const event of window.take()) {
      const device = await known.claimed(event.device as DeviceId);
      if (device === null || device.organisation === null) continue;
      const path = await pathAt(device.organisation, device.site);
      bus.publish({ kind: 'live', organisation: device.organisation, path, event });
    }
  };
  const timer = setInterval(() => void tellFlow().catch(failed), flowEvery);
  timer.unref();
  return {
    async alarm({ alarm, what }) {
      const { organisation, location, site } = alarm;
      const path = await pathAt(organisation, location ?? site);
      bus.publish({
        kind: 'live',
        organisation,
        path,
        event: { type: 'alarm', what, alarm: alarmView(alarm) },
      });
    },
    async presence({ device: id, isOnline, at }) {
      const device = await known.claimed(id);
      if (device === null || device.organisation === null || device.site === null) return;
      const { organisation, site } = device;
      const event = { type: 'presence', device: id, site, isOnline, at } as const;
      bus.publish({ kind: 'live', organisation, path: await pathAt(organisation, site), event });
    },
    arrived(device, entries) {
      const { site } = device;
      if (site === null) return;
      // A lane is there once its first record is durable; one made since the last look is looked for anew.
      const names = entries.flatMap(({ entry }) => (entry.kind === 'pass-record' ? [entry.header.lane] : []));
      lanesOf
        .get(device.id)
        .then((lanes) => (names.every((name) => lanes.has(name)) ? lanes : lanesOf.anew(device.id)))
        .then((lanes) => window.add(device.id, site, lanes, entries))
        .catch(failed);
    },
    laneOf: async (device, lane) =>
      (await lanesOf.get(device)).get(lane) ?? (await lanesOf.anew(device)).get(lane) ?? null,
    close: () => clearInterval(timer),
  };
}

/** What was found out stays for a while, of the latest asked for. */
function kept<T>(find: (key: string) => Promise<T>) {
  const held = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  const anew = (key: string): Promise<T> => {
    const value = find(key);
    held.delete(key);
    held.set(key, { value, until: Date.now() + placeLife });
    value.catch(() => held.delete(key));
    const oldest = held.keys().next();
    if (held.size > remembered && oldest.done !== true) held.delete(oldest.value);
    return value;
  };
  return {
    anew,
    get(key: string): Promise<T> {
      const known = held.get(key);
      return known !== undefined && Date.now() < known.until ? known.value : anew(key);
    },
  };
}
