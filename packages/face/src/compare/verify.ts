import { cosine } from './cosine.ts';
import type { ComparisonPolicy, Verification } from './policy.ts';

/** Scores this little under the threshold are left to a person's eye. */
const doubt = 0.05;

/** @throws VedetteError input-invalid when the references are not of one model's dimension */
export function verify(probe: Float32Array, reference: Float32Array, policy: ComparisonPolicy): Verification {
  const score = cosine(probe, reference);
  const threshold = policy.verification;
  const state = score >= threshold ? 'match' : score >= threshold - doubt ? 'uncertain' : 'mismatch';
  return { state, score, threshold };
}
