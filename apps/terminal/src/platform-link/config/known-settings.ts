import { algorithmSchema, plainText } from '@vedette/contract';
import type { SettingValue } from '@vedette/contract/link';
import { walkInLinkSchema } from '@vedette/contract/platform';
import type { FaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import { z } from 'zod';
import type { SiteClock } from '../../clock/site-clock.ts';
import type { Lanes } from '../../lane/lanes.ts';
import { changeAlgorithm, readAlgorithm } from '../../use-cases/device/algorithm.ts';
import type { SiteName } from '../../use-cases/device/site-name.ts';
import type { WalkIn } from '../walk-in.ts';

/** @throws ZodError, VedetteError */
export type ApplySetting = (value: SettingValue) => Promise<void>;
export type KnownSettings = ReadonlyMap<string, ApplySetting>;

export interface KnownSettingsNeeds {
  readonly store: Pick<TerminalStore, 'settings' | 'people' | 'upkeep'>;
  readonly face: FaceEngine;
  readonly clock: SiteClock;
  readonly site: SiteName;
  readonly lanes: Pick<Lanes, 'reload'>;
  readonly walkIn: Pick<WalkIn, 'put'>;
}

const ringSize = z.int().min(1000).max(10_000_000);
const timeServer = z
  .string()
  .regex(/^[A-Za-z0-9.:-]{1,253}$/)
  .nullable();

/**
 * Every setting that a platform may set, by its key. Where it listens, its keys and its lanes are not among them:
 * whoever takes a platform over must not open terminals to a network, nor move their doors to other wires.
 */
export function knownSettings(needs: KnownSettingsNeeds): KnownSettings {
  const { store, clock, site, lanes, walkIn } = needs;
  const ring = (part: 'records' | 'captures'): ApplySetting => {
    return async (value) => {
      const size = ringSize.parse(value);
      await store.upkeep.setLimits({ ...(await store.upkeep.limits()), [part]: size });
    };
  };
  return new Map<string, ApplySetting>([
    ['site.name', async (value) => renamed(site, lanes, plainText(80).parse(value))],
    ['clock.timeZone', async (value) => timeZone(clock, lanes, z.string().max(64).parse(value))],
    [
      'clock.server',
      async (value) => {
        const { timeZone } = clock.status();
        await clock.configure({ timeZone, server: timeServer.parse(value) });
      },
    ],
    ['visitors.walkInLink', (value) => walkIn.put(walkInLinkSchema.nullable().parse(value))],
    ['storage.records', ring('records')],
    ['storage.captures', ring('captures')],
    ...algorithmSettings(needs),
  ]);
}

async function renamed(site: SiteName, lanes: Pick<Lanes, 'reload'>, name: string): Promise<void> {
  await site.rename(name);
  await lanes.reload();
}

async function timeZone(clock: SiteClock, lanes: Pick<Lanes, 'reload'>, zone: string): Promise<void> {
  await clock.configure({ timeZone: zone, server: clock.status().server });
  await lanes.reload();
}

const algorithmFields = algorithmSchema.omit({ model: true, calibrated: true });

function algorithmSettings({ store, face }: KnownSettingsNeeds): [string, ApplySetting][] {
  const { settings, people } = store;
  return Object.entries(algorithmFields.shape).map(([field, schema]) => [
    `algorithm.${field}`,
    async (value) => {
      const { settings: now } = await readAlgorithm({ settings, people, face });
      const next = algorithmFields.parse({ ...now, [field]: schema.parse(value) });
      await changeAlgorithm({ settings, people, face }, next);
    },
  ]);
}
