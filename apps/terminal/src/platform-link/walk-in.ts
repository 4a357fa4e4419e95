import { walkInLinkSchema } from '@vedette/contract/platform';
import type { SettingStore } from '@vedette/store';

const settingsKey = 'platform.walk-in-link';

/** Where the platform receives visitors whom nobody has invited, as it was last set. */
export interface WalkIn {
  link(): string | null;
  put(link: string | null): Promise<void>;
}

export async function openWalkIn(
  settings: SettingStore,
  changed: (link: string | null) => void,
): Promise<WalkIn> {
  let link = walkInLinkSchema.safeParse(await settings.get(settingsKey)).data ?? null;
  changed(link);
  return {
    link: () => link,
    async put(next) {
      if (next === link) return;
      await (next === null ? settings.remove(settingsKey) : settings.set(settingsKey, next));
      link = next;
      changed(link);
    },
  };
}
