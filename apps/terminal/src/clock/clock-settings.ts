import type { SettingStore } from '@vedette/store';
import { z } from 'zod';
import type { Accepted } from './clock-doubts.ts';

const settingsKey = 'clock.settings';
const acceptedKey = 'clock.accepted';

const settingsSchema = z.object({ timeZone: z.string(), server: z.string().nullable() });
const acceptedSchema = z.object({ at: z.number(), highest: z.number() });
export type ClockSettings = Readonly<z.infer<typeof settingsSchema>>;

const defaults: ClockSettings = { timeZone: 'Asia/Shanghai', server: null };

export async function readClockSettings(settings: SettingStore): Promise<ClockSettings> {
  return settingsSchema.safeParse(await settings.get(settingsKey)).data ?? defaults;
}

export async function writeClockSettings(settings: SettingStore, value: ClockSettings): Promise<void> {
  await settings.set(settingsKey, { ...value });
}

export async function readAccepted(settings: SettingStore): Promise<Accepted | null> {
  return acceptedSchema.safeParse(await settings.get(acceptedKey)).data ?? null;
}

export async function writeAccepted(settings: SettingStore, value: Accepted): Promise<void> {
  await settings.set(acceptedKey, { ...value });
}
