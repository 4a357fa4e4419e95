import { fileURLToPath } from 'node:url';
import { checkClaimCode, type LinkServer, nodeLink, type PlatformKey, systemClock } from '@vedette/link';
import type { Log } from '@vedette/server';
import type { DeviceId, VoucherStore } from '@vedette/store/platform';
import { begin, type SessionDeps } from './accounts/session-handlers.ts';
import { openTwoPeople } from './accounts/two-people.ts';
import { noticeOf } from './alarms/alarm-notice.ts';
import type { PlatformConfig, StartArguments } from './config.ts';
import { type KnownDevices, knownDevices } from './devices/link/known-devices.ts';
import type { Greeting } from './greeting.ts';
import { createApp } from './http/app.ts';
import { openMetrics } from './http/metrics.ts';
import type { ModuleDeps } from './http/modules.ts';
import { attemptDelivery } from './integrations/delivery/attempt-delivery.ts';
import type { DeliverDeps } from './integrations/delivery/deliver.ts';
import { addressOpener } from './integrations/handlers.ts';
import { postOutward } from './integrations/outgoing/post-outward.ts';
import { openReach } from './integrations/outgoing/reach.ts';
import { platformTasks } from './jobs/platform-tasks.ts';
import { runTasks } from './jobs/run-tasks.ts';
import { openNews } from './live/news.ts';
import { accountParts, whoAgain } from './process/account-parts.ts';
import { listen } from './process/listen.ts';
import { mailPost } from './process/mail.ts';
import { writeVoucher } from './process/one-box.ts';
import { type Ground, openGround } from './process/open-ground.ts';
import { openLink } from './process/open-link.ts';
import { placeNames } from './process/place-names.ts';
import { platformKey, sealedVouchers } from './process/platform-secrets.ts';
import { type TellAlarm, tellAlarmTo } from './process/tell.ts';

export interface PlatformNeeds {
  readonly start: StartArguments;
  readonly config: PlatformConfig;
  readonly log: Log;
  /** The console as it was built; the one of this checkout when absent. */
  readonly pages?: string | undefined;
}

export interface Platform extends Greeting {
  /** Lets what is under way come to its end. A second call waits for the first. */
  close(): Promise<void>;
}

const outwardDeadline = 15_000;
const builtPages = fileURLToPath(new URL('../../console/dist-platform', import.meta.url));

/** Everything of a platform process, running. */
export async function openPlatform(needs: PlatformNeeds): Promise<Platform> {
  const metrics = openMetrics();
  const ground = await openGround({ ...needs, metrics });
  try {
    return await serve(ground, needs);
  } catch (cause) {
    await ground.close();
    throw cause;
  }
}

async function serve(
  ground: Ground,
  { start, config, log, pages = builtPages }: PlatformNeeds,
): Promise<Platform> {
  const { store, custody, bus, now, metrics, failed } = ground;
  const known = knownDevices(store.devices, now);
  const vouchers = sealedVouchers(store.vouchers, custody);
  const news = openNews({
    bus,
    locations: store.locations,
    lanes: store.lanes,
    known,
    failed: failed('news'),
  });
  const tellAlarm = tellAlarmTo(ground, news);
  const { link, lookAtSets } = await openLink(ground, { vouchers, known, news, tellAlarm });
  const origins = config.origin === undefined ? null : [config.origin];
  const isBehindTls = config.origin?.startsWith('https:') ?? false;
  // The address is known once somebody listens: until then nothing is served.
  let app: ReturnType<typeof createApp> | null = null;
  const server = await listen({
    fetch: async (request, env) => (await app?.fetch(request, env)) ?? new Response(null, { status: 503 }),
    ...{ host: config.host, port: config.port, onFault: failed('listen') },
    link: nodeLink(link, { origins, isBehindTls }),
  });
  const origin = config.origin ?? `http://localhost:${server.port}`;
  const reach = openReach(config.inwardNetworks);
  const accounts = accountParts(ground, config, origin, reach);
  const mail = mailPost(config, start);
  const names = placeNames(store.locations);
  const notices = { nameOf: names.nameOf, origin: `${origin}/console` };
  const openAddress = addressOpener(custody);
  const deliver: DeliverDeps = {
    ...{ deliveries: store.deliveries, mail, now, random: Math.random, failed: failed('delivery') },
    open: async (due) => {
      await names.learn(due);
      return openAddress(due);
    },
    post: (message) => postOutward(message, { reach, deadline: outwardDeadline }),
    noticeOf: (event, language) => noticeOf(notices, event, language),
  };
  const keys = {
    venue: await platformKey(store.secrets, custody, 'venue-code-key'),
    update: await platformKey(store.secrets, custody, 'update-key'),
  };
  const modules = moduleDeps(ground, config, { accounts, vouchers, known, tellAlarm, deliver, keys });
  let isOpen = true;
  app = createApp({
    modules,
    signIn: { ...accounts, begin: (c, account, by) => begin(accounts, c, account, by) },
    ...{ sessions: accounts, cookie: accounts.cookie, metrics, log, pages },
    hostNames: [new URL(origin).hostname, ...config.hostNames],
    health: {
      ping: async () => void (await store.database.pool.query('select 1')),
      isOpen: () => isOpen,
      metrics: () => metrics.text(gauges(ground, link)),
    },
  });
  const tasks = runTasks(
    platformTasks({
      ...{ store, audit: accounts.audit, keep: config.keep, origin, deliver, tellAlarm, now },
      tellPresence: news.presence,
      ...{ updates: modules.devices, lookAtSets },
    }),
    {
      ...{ turns: store.tasks, now },
      failed: (task, cause) => {
        metrics.count('vedette_task_runs_total', { task, outcome: 'failed' });
        failed(task)(cause);
      },
      done: (task) => metrics.count('vedette_task_runs_total', { task, outcome: 'done' }),
    },
  );
  if (start.oneBox !== null)
    await writeVoucher(start.oneBox, { vouchers, locations: store.locations, first: ground.first, now });
  const code = await accounts.firstRun.code();
  const end = async (): Promise<void> => {
    isOpen = false;
    // Sentinels first: they go to another process, or come again.
    await link.close();
    await server.close();
    await tasks.close();
    news.close();
    mail?.close();
    await ground.close();
  };
  let closing: Promise<void> | undefined;
  return {
    ...{ origin, port: server.port, code, data: start.data, keyFile: start.keyFile, voucher: start.oneBox },
    close() {
      closing ??= end();
      return closing;
    },
  };
}

interface ModuleParts {
  readonly accounts: SessionDeps;
  readonly vouchers: VoucherStore;
  readonly known: KnownDevices;
  readonly tellAlarm: TellAlarm;
  readonly deliver: DeliverDeps;
  readonly keys: { readonly venue: PlatformKey; readonly update: PlatformKey };
}

/** What each module needs, out of what there is. */
function moduleDeps(ground: Ground, config: PlatformConfig, parts: ModuleParts): ModuleDeps {
  const { store, custody, bus, now } = ground;
  const { accounts, vouchers, known, tellAlarm, deliver, keys } = parts;
  const { audit, origin, reach } = accounts;
  const wake = (device: DeviceId): void => {
    known.forget(device);
    bus.publish({ kind: 'wake', device });
  };
  const people = { stores: store, audit, now, timeZone: config.timeZone };
  return {
    accounts,
    live: { bus, again: whoAgain(ground) },
    records: {
      ...{ records: store.records, audit },
      approvals: openTwoPeople({ approvals: store.approvals, audit, now }),
    },
    places: { ...store, audit, now, signer: keys.venue, formerKeys: [] },
    alarms: { ...store, audit, tell: tellAlarm, now },
    integrations: {
      ...{ ...store, custody, reach, audit, now },
      attempt: (due) => attemptDelivery(due, deliver),
    },
    devices: {
      ...{ ...store, vouchers, audit, wake, now, onlineKey: keys.update, publisher: ground.first.id },
      checkCode: (device, typed) =>
        checkClaimCode({ offers: store.offers, clock: systemClock }, device, typed),
    },
    people,
    lists: people,
    visitors: { ...people, custody, origin, holidays: new Map() },
  };
}

function gauges({ store }: Ground, link: LinkServer): Readonly<Record<string, number>> {
  const { pool } = store.database;
  const { devices, channels, pollsWaiting, requests, bytes } = link.figures();
  return {
    vedette_link_devices: devices,
    vedette_link_channels: channels,
    vedette_link_polls_waiting: pollsWaiting,
    vedette_link_requests: requests,
    vedette_link_bytes: bytes,
    vedette_database_connections: pool.totalCount,
    vedette_database_waiting: pool.waitingCount,
    process_resident_memory_bytes: process.memoryUsage.rss(),
  };
}
