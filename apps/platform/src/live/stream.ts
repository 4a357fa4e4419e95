import type { liveRoutes, PlatformLiveEvent, PlatformPermission } from '@vedette/contract/platform';
import { platformLiveEventSchema } from '@vedette/contract/platform';
import { openEventReaders, openEventStream, type TokenHash } from '@vedette/server';
import type { Reach } from '@vedette/store/platform';
import { callerFor, type Principal } from '../module/caller.ts';
import { type AccessOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { Bus, LiveNews } from './bus.ts';

type Routes = typeof liveRoutes;

export interface LiveDeps {
  readonly bus: Bus;
  /** Who the principal is by now; null when its session is over or its key revoked. */
  readonly again: (principal: Principal) => Promise<Principal | null>;
  /** Milliseconds between signs of life. */
  readonly heartbeat?: number | undefined;
}

export const liveAccess: AccessOf<Routes> = { live: 'known' };

/** Which permission it takes to see each kind of event; null: whoever is there. */
const permissionFor: Readonly<Record<PlatformLiveEvent['type'], PlatformPermission | null>> = {
  flow: 'flow-see',
  alarm: 'alarms-see',
  presence: 'devices-see',
  behind: null,
};
const heartbeatOtherwise = 15_000;

export function liveHandlers({ bus, again, heartbeat }: LiveDeps): HandlersOf<Routes> {
  const readers = openEventReaders();
  return {
    live: async (c) => {
      const principal = principalOf(c);
      const key = (principal.session?.hash ?? principal.id) as TokenHash;
      const leave = readers.enter(key);
      const reaches = reachesOf(principal);
      const { stream, send } = openEventStream({
        heartbeat: heartbeat ?? heartbeatOtherwise,
        // Other roles see other events: the page comes again and is asked anew.
        isOver: async () => !isSame(principal, await again(principal)),
        onEnd: () => {
          unsubscribe();
          leave();
        },
      });
      const unsubscribe = bus.subscribe((message) => {
        if (message.kind === 'live' && isWithin(reaches, message))
          send(message.event.type, platformLiveEventSchema.parse(message.event));
      });
      return new Response(stream, {
        headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
      });
    },
  };
}

type Reaches = ReadonlyMap<PlatformPermission, Reach>;

function reachesOf(principal: Principal): Reaches {
  const permissions = Object.values(permissionFor).filter((one) => one !== null);
  return new Map(
    permissions.flatMap((permission) => {
      const caller = callerFor(principal, permission);
      return caller === null ? [] : [[permission, caller.reach] as const];
    }),
  );
}

function isWithin(reaches: Reaches, { organisation, path, event }: LiveNews): boolean {
  const permission = permissionFor[event.type];
  if (permission === null || organisation === null) return true;
  const reach = reaches.get(permission);
  if (reach === undefined || !reach.organisations.includes(organisation)) return false;
  return reach.places === null || path.some((place) => reach.places?.includes(place));
}

function isSame(before: Principal, now: Principal | null): boolean {
  const facts = (one: Principal): string =>
    JSON.stringify([
      one.organisations,
      one.grants.map(({ permissions, places }) => [[...permissions], places]),
    ]);
  return now !== null && facts(before) === facts(now);
}
