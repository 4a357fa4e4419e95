import { networkSchema } from '@vedette/contract';
import type { SettingStore } from '@vedette/store';
import type { z } from 'zod';

const settingsKey = 'network.settings';
const settingsSchema = networkSchema.pick({ listen: true, hostNames: true });
export type NetworkSettings = Readonly<z.infer<typeof settingsSchema>>;

/** Where this process listens; a change of the settings takes effect with the next start. */
export interface NetworkInForce extends NetworkSettings {
  readonly port: number;
  readonly tls: boolean;
}

/** Only this machine until somebody decides otherwise. */
const defaults: NetworkSettings = { listen: 'loopback', hostNames: [] };

export async function readNetworkSettings(settings: SettingStore): Promise<NetworkSettings> {
  return settingsSchema.safeParse(await settings.get(settingsKey)).data ?? defaults;
}

export async function writeNetworkSettings(settings: SettingStore, value: NetworkSettings): Promise<void> {
  await settings.set(settingsKey, { listen: value.listen, hostNames: [...value.hostNames] });
}
