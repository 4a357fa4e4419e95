import type { SettingStore } from '@vedette/store';

const settingsKey = 'site.name';

/** What the place is called: on the kiosk and in the admin. */
export interface SiteName {
  name(): string;
  rename(name: string): Promise<void>;
}

/** @param otherwise the name until somebody claims the terminal */
export async function openSiteName(settings: SettingStore, otherwise: string): Promise<SiteName> {
  const stored = await settings.get(settingsKey);
  let current = typeof stored === 'string' ? stored : otherwise;
  return {
    name: () => current,
    async rename(name) {
      await settings.set(settingsKey, name);
      current = name;
    },
  };
}
