import type { ComparisonPolicy } from '@vedette/face';
import type { SettingStore } from '@vedette/store';
import { storedPolicySchema } from './comparison-policy.ts';

const settingsKey = 'face.calibration';

/** The thresholds that the last calibration of this model proposed; null without one. */
export async function readCalibration(
  settings: SettingStore,
  model: string,
): Promise<ComparisonPolicy | null> {
  const stored = storedPolicySchema.safeParse(await settings.get(settingsKey)).data;
  return stored?.model === model ? stored.policy : null;
}

export async function writeCalibration(
  settings: SettingStore,
  model: string,
  proposed: ComparisonPolicy,
): Promise<void> {
  const identification = proposed.identification.map((step) => ({ ...step }));
  await settings.set(settingsKey, { model, policy: { ...proposed, identification } });
}
