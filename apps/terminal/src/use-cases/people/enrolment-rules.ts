import { algorithmSchema } from '@vedette/contract';
import { type ErrorCode, VedetteError } from '@vedette/domain';
import type { FaceObservation } from '@vedette/face';
import type { SettingStore } from '@vedette/store';
import type { z } from 'zod';

const settingsKey = 'face.enrolment';
const rulesSchema = algorithmSchema.pick({
  interEyePx: true,
  yawDegrees: true,
  attackThreshold: true,
  duplicateCheck: true,
});

/** What this site asks of a photograph beyond what the face engine asks of every one. */
export type EnrolmentRules = Readonly<z.infer<typeof rulesSchema>>;

/** No stricter than the engine; an attack score of 0 refuses nobody. */
const defaults: EnrolmentRules = { interEyePx: 45, yawDegrees: 22, attackThreshold: 0, duplicateCheck: true };

export async function readEnrolmentRules(settings: SettingStore): Promise<EnrolmentRules> {
  return rulesSchema.safeParse(await settings.get(settingsKey)).data ?? defaults;
}

export async function writeEnrolmentRules(settings: SettingStore, rules: EnrolmentRules): Promise<void> {
  const { interEyePx, yawDegrees, attackThreshold, duplicateCheck } = rules;
  await settings.set(settingsKey, { interEyePx, yawDegrees, attackThreshold, duplicateCheck });
}

/** @throws VedetteError `face-too-small`, `face-turned`, `face-attack-suspected` */
export function demandRules(rules: EnrolmentRules, { quality, attackScore }: FaceObservation): void {
  const refuse = (code: ErrorCode): never => {
    throw new VedetteError(code, 'caller');
  };
  if (quality.interEye < rules.interEyePx) refuse('face-too-small');
  if (Math.abs(quality.yaw) > rules.yawDegrees) refuse('face-turned');
  if (attackScore !== null && attackScore < rules.attackThreshold) refuse('face-attack-suspected');
}
