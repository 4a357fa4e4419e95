import type { ClockReport } from '@vedette/contract/link';
import { type Instant, instant } from '@vedette/domain';
import type { LinkClock } from '../transport/clock.ts';
import type { OwnClock } from './ports.ts';

/** The platform's time as the device knows it: its own clock and an offset. The device's clock is never set. */
export interface LinkTime {
  now(): Instant;
  /**
   * The platform said what time it is, between two moments of the device's monotonic clock.
   * @param resolution milliseconds: 1000 for a `Date` field, 1 otherwise
   */
  heard(at: Instant, sent: number, received: number, resolution: number): void;
  /** A request was refused for its time: what was believed until now is wrong. */
  doubt(): void;
  report(): ClockReport;
}

/** How far two clocks drift apart at worst: 200 parts in a million. */
const drift = 0.0002;

interface Measurement {
  /** Platform's time less the monotonic clock, milliseconds. */
  readonly base: number;
  readonly uncertainty: number;
  readonly measuredAt: number;
}

export function openLinkTime(clock: LinkClock, own: OwnClock): LinkTime {
  let best: Measurement | null = null;

  const uncertaintyOf = ({ uncertainty, measuredAt }: Measurement): number =>
    uncertainty + Math.abs(clock.monotonic() - measuredAt) * drift;
  /** By the monotonic clock: somebody may set the other one meanwhile. */
  const now = (): Instant =>
    best === null ? clock.now() : instant(Math.round(best.base + clock.monotonic()));

  return {
    now,
    heard(at, sent, received, resolution) {
      const uncertainty = (received - sent + resolution) / 2;
      const measured = {
        base: at + resolution / 2 - (sent + received) / 2,
        uncertainty,
        measuredAt: received,
      };
      if (best === null || uncertainty <= uncertaintyOf(best)) best = measured;
    },
    doubt() {
      best = null;
    },
    report() {
      const offset = best === null ? 0 : now() - clock.now();
      const uncertainty = best === null ? null : Math.ceil(uncertaintyOf(best));
      const quality = own.quality() === 'synced' ? 'synced' : best === null ? 'unsynced' : 'offset';
      return { quality, offset, uncertainty };
    },
  };
}
