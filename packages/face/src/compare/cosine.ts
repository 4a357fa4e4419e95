import { type ComparisonScore, comparisonScore, VedetteError } from '@vedette/domain';

/**
 * Cosine of two L2-normalised references.
 * @throws VedetteError input-invalid when their dimensions differ
 */
export function cosine(a: Float32Array, b: Float32Array): ComparisonScore {
  if (a.length !== b.length) throw new VedetteError('input-invalid', 'caller', { at: 'reference' });
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return comparisonScore(sum);
}
