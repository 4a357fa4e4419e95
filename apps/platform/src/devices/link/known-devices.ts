import type { Device, DeviceId, DeviceStore } from '@vedette/store/platform';

/** Devices as they stood a moment ago: the link asks for each request. */
export interface KnownDevices {
  find(id: DeviceId): Promise<Device | null>;
  /** A claimed one; null for any other. */
  claimed(id: DeviceId): Promise<Device | null>;
  /** Something about it has changed. */
  forget(id: DeviceId): void;
}

/** A retired device goes on no longer than this, when the word that it is retired got lost. */
const life = 3_000;
const remembered = 50_000;

export function knownDevices(devices: Pick<DeviceStore, 'find'>, now: () => number): KnownDevices {
  const known = new Map<DeviceId, { readonly device: Promise<Device | null>; readonly until: number }>();
  const find = (id: DeviceId): Promise<Device | null> => {
    const held = known.get(id);
    if (held !== undefined && now() < held.until) return held.device;
    const device = devices.find(id);
    known.delete(id);
    known.set(id, { device, until: now() + life });
    device.catch(() => known.delete(id));
    const oldest = known.keys().next();
    if (known.size > remembered && oldest.done !== true) known.delete(oldest.value);
    return device;
  };
  return {
    find,
    async claimed(id) {
      const device = await find(id);
      return device?.state === 'claimed' ? device : null;
    },
    forget: (id) => void known.delete(id),
  };
}
