import type { SettingProblem, Settings, SettingValue } from '@vedette/contract/link';
import { VedetteError } from '@vedette/domain';
import type { LinkConfig } from '@vedette/link';
import type { SettingStore } from '@vedette/store';
import { z } from 'zod';
import type { KnownSettings } from './known-settings.ts';

const versionKey = 'link.config';
const versionSchema = z.int().min(0);

export interface LinkConfigNeeds {
  readonly settings: SettingStore;
  readonly known: KnownSettings;
  readonly onFault: (cause: unknown) => void;
}

export interface VersionedConfig extends LinkConfig {
  /** The version that was applied last; 0 before the first. */
  version(): Promise<number>;
}

/** What the platform wants of this terminal's settings: each applied by itself, and told when it could not be. */
export function openLinkConfig({ settings, known, onFault }: LinkConfigNeeds): VersionedConfig {
  const applied = async (key: string, value: SettingValue): Promise<SettingProblem['fault'] | null> => {
    const setting = known.get(key);
    if (setting === undefined) return 'unknown';
    try {
      await setting(value);
      return null;
    } catch (cause) {
      if (cause instanceof z.ZodError) return 'invalid';
      if (cause instanceof VedetteError && cause.fault === 'caller') return 'invalid';
      onFault(cause);
      return 'not-now';
    }
  };
  return {
    version: async () => versionSchema.safeParse(await settings.get(versionKey)).data ?? 0,
    async apply(version: number, wanted: Settings) {
      const problems: SettingProblem[] = [];
      for (const [key, value] of wanted) {
        const fault = await applied(key, value);
        if (fault !== null) problems.push({ key, fault });
      }
      await settings.set(versionKey, version);
      return problems;
    },
  };
}
