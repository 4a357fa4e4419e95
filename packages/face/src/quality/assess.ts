import type { QualityFault, QualityReport } from './quality.ts';

/** What a face must have. Degrees, pixels between the eyes, luma. */
export interface QualityLimits {
  readonly interEye: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly light: readonly [number, number];
  readonly contrast: number;
  readonly sharpness: number;
  readonly inside: number;
  /** Probability of a mask from which a face counts as covered; Infinity lets masks pass. */
  readonly mask: number;
  /** Certainty of a whole, bare face below which it counts as covered; 0 lets everything pass. */
  readonly wholeFace: number;
}

/**
 * For a reference that is kept. Under 45 pixels between the eyes false matches multiply, so size guards as
 * much as it helps; below a sharpness of 0.16 the score of a face against its own sharp picture falls under 0.9.
 */
export const enrolmentLimits: QualityLimits = {
  interEye: 45,
  yaw: 22,
  pitch: 30,
  light: [45, 215],
  contrast: 9,
  sharpness: 0.16,
  inside: 0.98,
  mask: 0.95,
  wholeFace: 0.5,
};

/** For a probe at the door: people move, and a duty may ask them to wear a mask. */
export const recognitionLimits: QualityLimits = {
  interEye: 45,
  yaw: 25,
  pitch: 35,
  light: [30, 228],
  contrast: 7,
  sharpness: 0.1,
  inside: 0.95,
  mask: Infinity,
  wholeFace: 0,
};

export interface QualityMeasures extends Omit<QualityReport, 'faults'> {
  readonly contrast: number;
  readonly wholeFace: number;
  readonly mask: number;
}

/** The report of what was measured, with what falls short of the limits, the gravest first. */
export function assessQuality(measured: QualityMeasures, limits: QualityLimits): QualityReport {
  const { contrast, wholeFace, mask, ...report } = measured;
  // Written as what is good, so that a measure which is no number falls short.
  const holds: readonly (readonly [QualityFault, boolean])[] = [
    ['too-small', measured.interEye >= limits.interEye],
    ['cut-off', measured.inside >= limits.inside],
    // Before what is covered or turned, which cannot be told in bad light.
    ['too-dark', measured.light >= limits.light[0] && contrast >= limits.contrast],
    ['too-bright', measured.light <= limits.light[1]],
    ['covered', mask < limits.mask && wholeFace >= limits.wholeFace],
    ['turned', Math.abs(measured.yaw) <= limits.yaw && Math.abs(measured.pitch) <= limits.pitch],
    ['blurred', measured.sharpness >= limits.sharpness],
  ];
  return { ...report, faults: holds.filter(([, good]) => !good).map(([fault]) => fault) };
}
