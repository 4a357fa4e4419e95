import type { Algorithm } from '@vedette/contract';
import { comparisonScore } from '@vedette/domain';
import {
  type ComparisonPolicy,
  derivePolicy,
  type FaceEngine,
  identificationThreshold,
  lfwTable,
} from '@vedette/face';
import type { PeopleStore, SettingStore } from '@vedette/store';
import { readEnrolmentRules, writeEnrolmentRules } from '../people/enrolment-rules.ts';
import { type AlgorithmMeaning, meaningOf, tableAccuracy, unknownAccuracy } from './accuracy.ts';
import { readCalibration } from './calibration-result.ts';
import { changePolicy, isAsStrictAs, withThreshold } from './comparison-policy.ts';

export interface AlgorithmNeeds {
  readonly settings: SettingStore;
  readonly people: PeopleStore;
  readonly face: FaceEngine;
}

export interface AlgorithmView {
  readonly settings: Algorithm;
  readonly meaning: AlgorithmMeaning;
}

export async function readAlgorithm({ settings, people, face }: AlgorithmNeeds): Promise<AlgorithmView> {
  const enrolled = await people.count();
  const { policy, model } = face;
  const isMeasured = model.name === lfwTable.model;
  const accuracy = isMeasured ? tableAccuracy(lfwTable) : unknownAccuracy;
  const recommended =
    (await readCalibration(settings, model.id)) ?? (isMeasured ? derivePolicy(lfwTable) : policy);
  return {
    settings: {
      model: model.name,
      verifyThreshold: policy.verification,
      identifyThreshold: identificationThreshold(policy, enrolled).threshold,
      margin: policy.margin,
      frames: policy.frames,
      ...(await readEnrolmentRules(settings)),
      calibrated: policy.calibrated,
    },
    meaning: meaningOf(accuracy, policy, enrolled, recommended),
  };
}

/** Takes effect with the next frame. Thresholds below the site's calibration are no longer calibrated. */
export async function changeAlgorithm(
  { settings, people, face }: AlgorithmNeeds,
  next: Omit<Algorithm, 'model' | 'calibrated'>,
): Promise<void> {
  const moved = withThreshold(face.policy, next.identifyThreshold, await people.count());
  const { margin, frames } = next;
  const policy: ComparisonPolicy = {
    ...moved,
    verification: comparisonScore(next.verifyThreshold),
    margin,
    frames,
  };
  const measured = await readCalibration(settings, face.model.id);
  const calibrated = measured?.calibrated === true && isAsStrictAs(policy, measured);
  await changePolicy({ settings, face }, { ...policy, calibrated });
  await writeEnrolmentRules(settings, next);
}
