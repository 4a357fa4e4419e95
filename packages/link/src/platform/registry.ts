import type { DeviceId } from '@vedette/contract/link';
import type { LinkDeps } from './ports.ts';
import type { LinkSession } from './session.ts';

/** Who is connected to this process, one session a device. */
export interface Registry {
  readonly size: () => number;
  all(): Iterable<LinkSession>;
  of(device: DeviceId): LinkSession | null;
  /**
   * It was born: the session that the device had before is over. One that ended while its birth was handled is told as
   * gone, since the platform has taken it for there.
   */
  enter(session: LinkSession): void;
  /** It is over; the platform is told, unless another one has begun. */
  leave(session: LinkSession): void;
  /** Resolves when all that had to be told was told. */
  settled(): Promise<void>;
}

export function openRegistry({ presence, clock, troubled }: LinkDeps): Registry {
  const sessions = new Map<DeviceId, LinkSession>();
  const telling = new Set<Promise<void>>();

  function tellGone({ device, id }: LinkSession): void {
    const told = presence
      .gone(device, id, clock.now())
      .catch(troubled)
      .finally(() => telling.delete(told));
    telling.add(told);
  }
  return {
    size: () => sessions.size,
    all: () => sessions.values(),
    of: (device) => sessions.get(device) ?? null,
    enter(session) {
      if (session.isOver()) return tellGone(session);
      const before = sessions.get(session.device);
      sessions.set(session.device, session);
      if (before !== undefined && before !== session) before.end('replaced');
    },
    leave(session) {
      if (sessions.get(session.device) !== session) return;
      sessions.delete(session.device);
      tellGone(session);
    },
    async settled() {
      while (telling.size > 0) await Promise.all(telling);
    },
  };
}
