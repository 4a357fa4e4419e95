import { type Instant, instant, VedetteError } from '@vedette/domain';
import { faultDetails, type Log } from '@vedette/server';
import {
  type DatabaseSource,
  dayGroup,
  type Organisation,
  openPlatformStore,
  type PlatformStore,
} from '@vedette/store/platform';
import { type KeyCustody, Racks, type RotatingCustody } from '@vedette/vault';
import type { PlatformConfig, StartArguments } from '../config.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Bus } from '../live/bus.ts';
import { openPostgresBus } from '../live/postgres-bus.ts';
import { openCustody } from './open-custody.ts';

/** What everything stands on. */
export interface Ground {
  readonly store: PlatformStore;
  /** For secrets of the platform itself, which live as long as it and come back from an old copy. */
  readonly custody: KeyCustody;
  /** For keys of purposes and days, which die. */
  readonly dayCustody: KeyCustody;
  readonly racks: Racks;
  readonly root: RotatingCustody;
  readonly bus: Bus;
  readonly first: Organisation;
  readonly now: () => Instant;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Something went wrong of which nobody was waiting to hear. */
  readonly failed: (where: string) => (cause: unknown) => void;
  close(): Promise<void>;
}

export interface GroundNeeds {
  readonly start: StartArguments;
  readonly config: PlatformConfig;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Opens the database and the key that wraps, and makes what a new platform begins with. */
export async function openGround({ start, config, log, metrics }: GroundNeeds): Promise<Ground> {
  const store = await openPlatformStore(sourceOf(start, config));
  const failed = (where: string) => (cause: unknown) => log.error(`${where}-failed`, faultDetails(cause));
  try {
    observe(store, log, metrics);
    const { root, racks } = await openRacks({ store, start, config, log });
    await store.organisations.found(config.organisation, config.site, config.timeZone);
    const first = await store.organisations.first();
    if (first === null) throw new VedetteError('internal', 'self', { at: 'first organisation' });
    const bus = await openPostgresBus({ pool: store.database.pool, failed: failed('bus') });
    return {
      ...{ store, bus, first, log, metrics, failed, now: () => instant(Date.now()) },
      ...{ root, racks, custody: await racks.kept(), dayCustody: racks.custody(dayGroup) },
      async close() {
        await bus.close();
        racks.close();
        root.close();
        await store.close();
      },
    };
  } catch (cause) {
    await store.close();
    throw cause;
  }
}

async function openRacks({
  store,
  start,
  config,
  log,
}: Pick<GroundNeeds, 'start' | 'config' | 'log'> & { readonly store: PlatformStore }) {
  const wasUsed = async () => (await store.keys.wasUsed()) || (await store.secrets.any());
  const root = await openCustody({
    ...{ start, custody: config.custody, mayCreate: async () => !(await wasUsed()) },
    waiting: (missing, socket) => log.info('custody-waits-for-people', { missing, socket }),
  });
  const racks = await Racks.open({
    ...{ shelf: store.racks, contents: store.rackContents, root, now: () => performance.now() },
    mayGiveUp: start.forgetLost,
  });
  return { root, racks };
}

function sourceOf(
  { data }: StartArguments,
  { databaseUrl, databaseConnections: max }: PlatformConfig,
): DatabaseSource {
  return databaseUrl === undefined ? { dataFolder: data, max } : { url: databaseUrl, max };
}

function observe({ database }: PlatformStore, log: Log, metrics: Metrics): void {
  database.onFault((fault) => {
    metrics.count('vedette_database_faults_total', { kind: fault.kind });
    if (fault.kind === 'server-ended') log.error('database-ended', { restartsIn: fault.restartsIn });
    else if (fault.kind === 'connection-lost') log.warn('database-connection-lost', { code: fault.code });
    else log.info('database-back');
  });
}
