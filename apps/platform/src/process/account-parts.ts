import { openPasswords } from '@vedette/server';
import type { AccountId } from '@vedette/store/platform';
import { auditTrail } from '../accounts/audit-trail.ts';
import { openFirstRun } from '../accounts/first-run.ts';
import { accountPrincipal, keyPrincipal } from '../accounts/principals.ts';
import { sessionCookie } from '../accounts/session-cookie.ts';
import type { SessionDeps } from '../accounts/session-handlers.ts';
import type { PlatformConfig } from '../config.ts';
import { wholeReach } from '../devices/link/link-deps.ts';
import { whenceOf } from '../http/who.ts';
import type { Reach } from '../integrations/outgoing/reach.ts';
import type { LiveDeps } from '../live/stream.ts';
import type { Ground } from './open-ground.ts';

/** Everything about accounts. @param origin where browsers reach the platform */
export function accountParts(
  ground: Ground,
  config: PlatformConfig,
  origin: string,
  reach: Reach,
): SessionDeps {
  const { store, custody, now, log } = ground;
  return {
    ...{ stores: store, custody, now, log, origin, reach },
    audit: auditTrail(store.audit, now),
    passwords: openPasswords(),
    firstRun: openFirstRun({ stores: store, custody, now }),
    cookie: sessionCookie(origin),
    whence: whenceOf(config.trustedProxies),
    async renameFirstSite(organisation, name, timeZone) {
      const whole = wholeReach(organisation);
      const [site] = await store.locations.sites(whole);
      if (site !== undefined) await store.locations.change(whole, site, { name, timeZone });
    },
  };
}

/** Who a reader of live events is by now. */
export function whoAgain({ store, now }: Ground): LiveDeps['again'] {
  return async ({ kind, id, session }) => {
    if (kind === 'key') {
      const keys = await store.apiKeys.byId(id, now());
      return keys === null ? null : keyPrincipal(store, keys);
    }
    const held = session === null ? null : await store.sessions.find(session.hash, now());
    const account = held === null ? null : await store.accounts.find(id as AccountId);
    return account === null ? null : accountPrincipal(store, account, session);
  };
}
