import type { MaskEvidence } from '@vedette/domain';
import { median } from '../statistics/median.ts';

export interface MaskLimits {
  readonly wornFrom: number;
  readonly notWornBelow: number;
}

/** By the median probability of a track's frames; between the limits, or without frames, unknown. */
export function judgeMask(probabilities: readonly number[], limits: MaskLimits): MaskEvidence {
  if (probabilities.length === 0) return { kind: 'mask', state: 'unknown' };
  const probability = median(probabilities);
  if (probability >= limits.wornFrom) return { kind: 'mask', state: 'worn' };
  return { kind: 'mask', state: probability < limits.notWornBelow ? 'not-worn' : 'unknown' };
}
