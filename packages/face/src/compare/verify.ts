import type { ComparisonScore } from '@vedette/domain';
import { cosine } from './cosine.ts';
import type { ComparisonPolicy, Verification } from './policy.ts';

/** Scores this little under the threshold are left to a person's eye. */
const doubt = 0.05;

/** @throws VedetteError input-invalid when the references are not of one model's dimension */
export function verify(probe: Float32Array, reference: Float32Array, policy: ComparisonPolicy): Verification {
  return judgeScore(cosine(probe, reference), policy);
}

/** 1:1 by the verification threshold. */
export function judgeScore(score: ComparisonScore, { verification }: ComparisonPolicy): Verification {
  const isDoubtful = score >= verification - doubt;
  const state = score >= verification ? 'match' : isDoubtful ? 'uncertain' : 'mismatch';
  return { state, score, threshold: verification };
}
