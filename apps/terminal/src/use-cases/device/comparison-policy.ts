import { comparisonScore } from '@vedette/domain';
import { type ComparisonPolicy, type FaceEngine, identificationThreshold } from '@vedette/face';
import type { SettingStore } from '@vedette/store';
import { z } from 'zod';

const settingsKey = 'face.policy';
const score = z.number().min(0).max(1).transform(comparisonScore);
export const storedPolicySchema = z.object({
  model: z.string(),
  policy: z.object({
    verification: score,
    identification: z.array(z.object({ upTo: z.int(), threshold: score })),
    beyond: score,
    margin: z.number(),
    frames: z.int(),
    calibrated: z.boolean(),
  }),
});

export interface PolicyNeeds {
  readonly settings: SettingStore;
  readonly face: FaceEngine;
}

/** Puts the site's own thresholds in force at the start; thresholds of another model mean nothing. */
export async function restorePolicy({ settings, face }: PolicyNeeds): Promise<void> {
  const stored = storedPolicySchema.safeParse(await settings.get(settingsKey)).data;
  if (stored !== undefined && stored.model === face.model.id) await face.usePolicy(stored.policy);
}

export async function changePolicy({ settings, face }: PolicyNeeds, policy: ComparisonPolicy): Promise<void> {
  const identification = policy.identification.map((step) => ({ ...step }));
  await settings.set(settingsKey, { model: face.model.id, policy: { ...policy, identification } });
  await face.usePolicy(policy);
}

/**
 * The policy with another threshold for as many people as are enrolled now. Steps for fewer people never ask
 * for more than it, steps for more people never for less.
 */
export function withThreshold(
  policy: ComparisonPolicy,
  threshold: number,
  enrolled: number,
): ComparisonPolicy {
  const inForce = policy.identification.findIndex(({ upTo }) => enrolled <= upTo);
  const index = inForce === -1 ? policy.identification.length : inForce;
  const moved = (at: number, before: number): number =>
    at === index ? threshold : at < index ? Math.min(before, threshold) : Math.max(before, threshold);
  return {
    ...policy,
    identification: policy.identification.map((step, at) => ({
      upTo: step.upTo,
      threshold: comparisonScore(moved(at, step.threshold)),
    })),
    beyond: comparisonScore(moved(policy.identification.length, policy.beyond)),
  };
}

/** Whether one policy asks for at least what the other does, at every size of the gallery. */
export function isAsStrictAs(policy: ComparisonPolicy, other: ComparisonPolicy): boolean {
  const sizes = [...other.identification.map(({ upTo }) => upTo), Number.MAX_SAFE_INTEGER];
  const thresholdAt = (of: ComparisonPolicy, size: number) => identificationThreshold(of, size).threshold;
  return (
    policy.verification >= other.verification &&
    sizes.every((size) => thresholdAt(policy, size) >= thresholdAt(other, size))
  );
}
