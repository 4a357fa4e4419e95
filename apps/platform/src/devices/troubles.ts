import { healthSchema } from '@vedette/contract/link';
import type { DeviceTroubleView } from '@vedette/contract/platform';
import type { Device } from '@vedette/store/platform';

const freeShareAtLeast = 0.1;
const clockOffAtMost = 5_000;
/** More than a busy sentinel holds between two batches. */
const recordsWaitingAtMost = 1_000;
const capturesWaitingAtMost = 1_000;
/** How long a device that is there may take to say that it follows its settings. */
const settingsDue = 300_000;
const update = 'update:';

/** What is wrong with a claimed device, the gravest first; each is a phrase. @param at milliseconds since 1970 */
export function troublesOf(device: Device, at: number): readonly DeviceTroubleView[] {
  if (device.state !== 'claimed') return [];
  const { presence } = device;
  if (presence === null) return [{ code: 'never-heard', values: {} }];
  const offline: DeviceTroubleView = {
    code: 'offline',
    values: { since: presence.goneAt ?? presence.heardAt },
  };
  return [
    ...(presence.isOnline ? [] : [offline]),
    ...troublesOfHealth(presence.health),
    ...troublesOfSettings(device, at),
  ];
}

function troublesOfHealth(told: unknown): readonly DeviceTroubleView[] {
  const { data: health, success } = healthSchema.safeParse(told);
  if (!success) return [];
  const { clock, storage, logs, captures, tampered, troubles } = health;
  const waiting = logs.reduce((sum, { head, through }) => sum + Math.max(0, head - through), 0);
  const found: (DeviceTroubleView | false)[] = [
    tampered && { code: 'tampered', values: {} },
    storage.freeBytes < freeShareAtLeast * storage.totalBytes && {
      ...{ code: 'storage-low', values: { freeBytes: storage.freeBytes, totalBytes: storage.totalBytes } },
    },
    Math.abs(clock.offset) > clockOffAtMost && {
      ...{ code: 'clock-off', values: { seconds: Math.round(clock.offset / 1000) } },
    },
    clock.quality === 'unsynced' && { code: 'clock-unsynced', values: {} },
    waiting > recordsWaitingAtMost && { code: 'records-waiting', values: { n: waiting } },
    captures.waiting > capturesWaitingAtMost && { code: 'captures-waiting', values: { n: captures.waiting } },
    troubles.includes(`${update}trying`) && { code: 'update-trying', values: {} },
    troubles.includes(`${update}fell-back`) && { code: 'update-fell-back', values: {} },
  ];
  const parts = troubles.filter((part) => !part.startsWith(update));
  return [
    ...parts.map((part): DeviceTroubleView => ({ code: 'part-failed', values: { part } })),
    ...found.filter((one) => one !== false),
  ];
}

function troublesOfSettings({ config, presence }: Device, at: number): readonly DeviceTroubleView[] {
  const { desired, reported, refused } = config;
  if (reported === desired && refused > 0) return [{ code: 'settings-refused', values: { n: refused } }];
  const hasHadTime =
    presence?.isOnline === true && presence.bornAt !== null && at - presence.bornAt > settingsDue;
  if (desired > 0 && reported !== desired && hasHadTime) return [{ code: 'settings-late', values: {} }];
  return [];
}
