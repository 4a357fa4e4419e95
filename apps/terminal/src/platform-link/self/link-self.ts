import { randomUUID } from 'node:crypto';
import { dutySchema } from '@vedette/contract';
import type { LaneId } from '@vedette/domain';
import type { LinkSelf } from '@vedette/link';
import type { TerminalStore } from '@vedette/store';
import type { SiteClock } from '../../clock/site-clock.ts';
import type { Lanes } from '../../lane/lanes.ts';
import { dutiesSince, type SealingNeedsNeeds, sealingOf } from './sealing-needs.ts';

export interface LinkSelfNeeds extends Omit<SealingNeedsNeeds, 'duties' | 'outbox'> {
  readonly store: Pick<TerminalStore, 'upkeep' | 'duties' | 'outbox'>;
  readonly lanes: Pick<Lanes, 'list'>;
  readonly clock: Pick<SiteClock, 'quality'>;
  readonly software: string;
  readonly configVersion: () => Promise<number>;
  /** Bytes of the medium that the data lies on. */
  readonly totalBytes: () => Promise<number>;
  /** Entries wait for a key that has not come. */
  readonly awaitsKey: () => boolean;
  /** What there is to say of an update. */
  readonly updates: () => readonly string[];
}

const troublesAtMost = 16;

/** What this terminal says of itself. */
export function linkSelf(needs: LinkSelfNeeds): LinkSelf {
  const { store, lanes, software, configVersion, totalBytes } = needs;
  return {
    boot: randomUUID(),
    async facts() {
      const { counts } = await store.upkeep.health();
      const { people, references, records, captures } = counts;
      const duty = (await store.duties.current())?.duty ?? null;
      return {
        ...{ software, model: 'vedette', serial: null },
        lanes: lanes.list().map(({ id }) => id as LaneId),
        duty: duty === null ? null : { id: duty.id, version: duty.version },
        counts: { people, references, records, captures },
        config: await configVersion(),
        sealing: await sealingOf({ ...needs, ...store }),
        duties: await ownDuties({ ...needs, ...store }),
      };
    },
    async health() {
      const { freeBytes } = await store.upkeep.health();
      const storage = { freeBytes, totalBytes: Math.max(freeBytes, await totalBytes()) };
      return { storage, tampered: false, troubles: troublesOf(needs) };
    },
  };
}

/** As they go over the wire; one of an older shape than today's is no longer told. */
async function ownDuties(needs: Parameters<typeof dutiesSince>[0]) {
  return (await dutiesSince(needs)).flatMap((duty) => dutySchema.safeParse(duty).data ?? []);
}

function troublesOf({ lanes, clock, awaitsKey, updates }: LinkSelfNeeds): string[] {
  const broken = lanes
    .list()
    .flatMap(({ id, screen, readers, camera }) => [
      ...(screen === 'out-of-order' ? [`lane:${id}`] : []),
      ...(camera === 'gone' ? [`camera:${id}`] : []),
      ...readers.filter(({ state }) => state === 'gone').map(({ name }) => `reader:${name}`),
    ]);
  const own = [
    ...updates(),
    ...(clock.quality() === 'doubtful' ? ['clock'] : []),
    ...(awaitsKey() ? ['sealing-key'] : []),
  ];
  return [...own, ...broken].slice(0, troublesAtMost);
}
