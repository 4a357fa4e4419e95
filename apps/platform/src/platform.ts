import { fileURLToPath } from 'node:url';
import { type LinkServer, nodeLink } from '@vedette/link';
import { type Log, openRateLimit } from '@vedette/server';
import { begin } from './accounts/session-handlers.ts';
import type { PlatformConfig, StartArguments } from './config.ts';
import { knownDevices } from './devices/link/known-devices.ts';
import type { Greeting } from './greeting.ts';
import { createApp } from './http/app.ts';
import type { RateLimits } from './http/limit-rate.ts';
import { openMetrics } from './http/metrics.ts';
import { openReach } from './integrations/outgoing/reach.ts';
import { openNews } from './live/news.ts';
import { accountParts } from './process/account-parts.ts';
import { listen } from './process/listen.ts';
import { moduleDeps } from './process/module-deps.ts';
import { writeVoucher } from './process/one-box.ts';
import { openDelivery } from './process/open-delivery.ts';
import { openForgetting } from './process/open-forgetting.ts';
import { type Ground, openGround } from './process/open-ground.ts';
import { openLink } from './process/open-link.ts';
import { openLog } from './process/open-log.ts';
import { openRetirement } from './process/open-retirement.ts';
import { sealedVouchers } from './process/platform-secrets.ts';
import { startTasks } from './process/start-tasks.ts';
import { tellAlarmTo } from './process/tell.ts';
import { goOnWithAll } from './retirement/upkeep.ts';

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

const built = (folder: string): string => fileURLToPath(new URL(`../../${folder}`, import.meta.url));
const builtPages = built('console/dist-platform');

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
  const publicLog = await openLog(ground, config);
  const forgetting = openForgetting(ground, publicLog);
  const known = knownDevices(store.devices, now);
  const vouchers = sealedVouchers(store.vouchers, custody);
  const news = openNews({
    ...{ bus, known, failed: failed('news') },
    locations: store.locations,
    lanes: store.lanes,
  });
  const tellAlarm = tellAlarmTo(ground, news);
  const retirement = await openRetirement(ground, { publicLog, forgetting, known });
  const { link, lookAtSets } = await openLink(ground, { vouchers, known, news, tellAlarm, retirement });
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
  const delivery = openDelivery(ground, { start, config, origin, reach });
  const { deliver } = delivery;
  const modules = await moduleDeps(ground, config, {
    ...{ accounts, vouchers, known, tellAlarm, deliver, publicLog, forgetting, retirement },
  });
  let isOpen = true;
  app = createApp({
    modules,
    signIn: { ...accounts, begin: (c, account, by) => begin(accounts, c, account, by) },
    ...{ sessions: accounts, cookie: accounts.cookie, metrics, log, pages },
    rates: rateLimits(config, accounts.whence),
    visitorPages: built('visitor/dist'),
    verifyPage: built('verify/dist'),
    hostNames: [new URL(origin).hostname, ...config.hostNames],
    health: {
      ping: async () => void (await store.database.pool.query('select 1')),
      isOpen: () => isOpen,
      metrics: () => metrics.text(gauges(ground, link)),
    },
  });
  const tasks = startTasks(ground, {
    ...{ audit: accounts.audit, keep: config.keep, origin, deliver, tellAlarm, lookAtSets },
    ...{ tellPresence: news.presence, updates: modules.devices, directories: modules.directory },
    publishLog: publicLog.log.publish,
    forget: forgetting.now,
    retire: async () => void (await goOnWithAll(retirement, failed('retirement'))),
  });
  if (start.oneBox !== null)
    await writeVoucher(start.oneBox, { vouchers, locations: store.locations, first: ground.first, now });
  const code = await accounts.firstRun.code();
  const close = ending([
    () => {
      isOpen = false;
    },
    // Sentinels first: they go to another process, or come again.
    ...[
      () => link.close(),
      server.close,
      tasks.close,
      forgetting.close,
      news.close,
      delivery.close,
      ground.close,
    ],
  ]);
  const { data, keyFile, oneBox: voucher } = start;
  return { origin, port: server.port, code, data, keyFile, voucher, close };
}

function rateLimits({ rates }: PlatformConfig, whence: RateLimits['whence']): RateLimits {
  const now = (): number => performance.now();
  return {
    address: openRateLimit({ perSecond: rates.addressPerSecond, burst: rates.addressBurst }, now),
    caller: openRateLimit({ perSecond: rates.callerPerSecond, burst: rates.callerBurst }, now),
    whence,
  };
}

/** Does one after the other, once, however often it is asked for. */
function ending(steps: readonly (() => unknown)[]): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    for (const step of steps) await step();
  };
  return () => {
    closing ??= end();
    return closing;
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
