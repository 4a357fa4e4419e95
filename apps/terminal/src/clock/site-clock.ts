import { type Instant, instant, type LocalTime, VedetteError } from '@vedette/domain';
import type { SettingStore, UpkeepStore } from '@vedette/store';
import { type Accepted, type ClockDoubt, doubtAtStart, isOff, wasSetBack } from './clock-doubts.ts';
import {
  type ClockSettings,
  readAccepted,
  readClockSettings,
  writeAccepted,
  writeClockSettings,
} from './clock-settings.ts';
import { isTimeZone, wallClockOf } from './local-time.ts';
import type { TimeMeasurement } from './query-time.ts';

export interface ClockStatus extends ClockSettings {
  readonly now: Instant;
  readonly quality: 'trusted' | 'doubtful';
  readonly source: 'system' | 'ntp';
  readonly offsetMs: number | null;
  readonly measuredAt: Instant | null;
}

/** The time of the site, and how far it is believed. */
export interface SiteClock {
  now(): Instant;
  local(at: Instant): LocalTime;
  quality(): 'trusted' | 'doubtful';
  status(): ClockStatus;
  /** Compares with the clock that cannot be set; to be called every few seconds. */
  check(): Promise<void>;
  /** Asks the time server, if one is set. @throws VedetteError `driver-failed` */
  measure(): Promise<void>;
  /** @throws VedetteError `input-invalid` for an unknown time zone */
  configure(settings: ClockSettings): Promise<void>;
  /** An operator says that the present time is right. */
  accept(): Promise<void>;
}

export interface SiteClockNeeds {
  readonly settings: SettingStore;
  readonly upkeep: Pick<UpkeepStore, 'lastSeenAt'>;
  /** Milliseconds since the epoch. */
  readonly wall: () => number;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
  readonly query: (server: string) => Promise<TimeMeasurement>;
  /** Called once each time the clock begins to be doubted. */
  readonly onDoubt: (doubt: ClockDoubt) => Promise<void>;
}

/** Opens the clock of the site; one set back while the terminal was off is doubted from the start. */
export async function openSiteClock(needs: SiteClockNeeds): Promise<SiteClock> {
  const { settings, upkeep, wall, monotonic, query } = needs;
  let current = await readClockSettings(settings);
  let local = wallClockOf(current.timeZone);
  let measured: { readonly offset: number; readonly at: Instant } | null = null;
  let doubt: ClockDoubt | null = null;
  let base = { wall: wall(), monotonic: monotonic() };

  const raise = async (found: ClockDoubt): Promise<void> => {
    const isNew = doubt === null;
    doubt = found;
    if (isNew) await needs.onDoubt(found);
  };
  const accept = async (): Promise<void> => {
    const accepted: Accepted = { at: wall(), highest: await upkeep.lastSeenAt() };
    await writeAccepted(settings, accepted);
    doubt = null;
    base = { wall: wall(), monotonic: monotonic() };
  };

  const atStart = doubtAtStart(wall(), await upkeep.lastSeenAt(), await readAccepted(settings));
  if (atStart !== null) await raise(atStart);

  return {
    now: () => instant(wall()),
    local: (at) => local(at),
    quality: () => (doubt === null ? 'trusted' : 'doubtful'),
    status: () => ({
      ...current,
      now: instant(wall()),
      quality: doubt === null ? 'trusted' : 'doubtful',
      source: measured === null ? 'system' : 'ntp',
      offsetMs: measured?.offset ?? null,
      measuredAt: measured?.at ?? null,
    }),
    async check() {
      const passed = { wall: wall() - base.wall, monotonic: monotonic() - base.monotonic };
      base = { wall: wall(), monotonic: monotonic() };
      if (wasSetBack(passed.wall, passed.monotonic)) await raise('set-back');
    },
    async measure() {
      if (current.server === null) return;
      const { offset } = await query(current.server);
      measured = { offset, at: instant(wall()) };
      await (isOff(offset) ? raise('off') : doubt === null ? undefined : accept());
    },
    async configure(next) {
      if (!isTimeZone(next.timeZone)) throw new VedetteError('input-invalid', 'caller', { at: 'timeZone' });
      await writeClockSettings(settings, next);
      if (next.server !== current.server) measured = null;
      current = next;
      local = wallClockOf(next.timeZone);
    },
    accept,
  };
}
