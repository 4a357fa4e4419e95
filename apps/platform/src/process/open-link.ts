import { type LinkServer, openLinkServer } from '@vedette/link';
import type { VoucherStore } from '@vedette/store/platform';
import { dayKeys } from '@vedette/vault';
import { auditTrail } from '../accounts/audit-trail.ts';
import { reportAlarm } from '../alarms/tell-alarm.ts';
import type { KnownDevices } from '../devices/link/known-devices.ts';
import { linkDeps } from '../devices/link/link-deps.ts';
import { watchSets } from '../devices/link/watch-sets.ts';
import { linkKeeper } from '../keeper/link-keeper.ts';
import { rememberedKeys } from '../keys/remembered-keys.ts';
import type { News } from '../live/news.ts';
import type { RetirementDeps } from '../retirement/deps.ts';
import { linkRetirements } from '../retirement/take-evidence.ts';
import type { Ground } from './open-ground.ts';
import { platformKey } from './platform-secrets.ts';
import type { TellAlarm } from './tell.ts';

export interface LinkParts {
  readonly vouchers: VoucherStore;
  readonly known: KnownDevices;
  readonly news: News;
  readonly tellAlarm: TellAlarm;
  readonly retirement: RetirementDeps;
}

export interface OpenedLink {
  readonly link: LinkServer;
  /** To be called every moment: what people changed reaches the doors by it. */
  readonly lookAtSets: () => Promise<number>;
}

/** The platform's end of the device link, which hears on the bus what is new for its devices. */
export async function openLink(ground: Ground, parts: LinkParts): Promise<OpenedLink> {
  const { store, custody, dayCustody, racks, bus, now, log, metrics, failed } = ground;
  const { vouchers, known, news, tellAlarm, retirement } = parts;
  const alarms = { alarms: store.alarms, tell: tellAlarm };
  const sets = watchSets({ sync: store.sync, known, wake: (device) => link.wake(device, 'sync') });
  const link: LinkServer = openLinkServer(
    linkDeps({
      ...{ store, vouchers, known, now },
      retirements: linkRetirements(retirement),
      keeper: linkKeeper({
        ...{ keeper: store.keeper, racks, known, now },
        audit: auditTrail(store.audit, now),
      }),
      presence: async (told) => {
        await sets.presence(told);
        await news.presence(told);
      },
      // Whoever opens something says so in the audit: here nothing is opened.
      keys: rememberedKeys({
        keys: dayKeys({ shelf: store.keys, custody: dayCustody, onOpening: async () => undefined }),
        now,
      }),
      setChanged: (device) => bus.publish({ kind: 'wake', device }),
      key: await platformKey(store.secrets, custody, 'link-key'),
      records: {
        laneOf: news.laneOf,
        alarm: (device, alarm) => reportAlarm(alarms, device, alarm),
        arrived: (device, entries) => {
          metrics.count('vedette_entries_received_total', {}, entries.length);
          news.arrived(device, entries);
        },
      },
      refused: ({ fault, device }) => {
        metrics.count('vedette_link_refusals_total', { fault });
        log.warn('link-refused', { fault, device });
      },
      troubled: failed('link'),
    }),
  );
  bus.subscribe((message) => {
    if (message.kind !== 'wake') return;
    const { device } = message;
    known.forget(device);
    for (const what of ['config', 'sync', 'commands'] as const) link.wake(device, what);
    known
      .find(device)
      .then((found) => found?.state === 'retired' && link.dismiss(device))
      .catch(failed('wake'));
  });
  return { link, lookAtSets: sets.look };
}
