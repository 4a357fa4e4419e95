/** Why a face is not good enough, the gravest first; each has an error code `face-<fault>`. */
export const qualityFaults = [
  'too-small',
  'cut-off',
  'too-dark',
  'too-bright',
  'covered',
  'turned',
  'blurred',
] as const;
export type QualityFault = (typeof qualityFaults)[number];

export interface QualityReport {
  /** Pixels between the centres of the eyes. */
  readonly interEye: number;
  /** Degrees; positive to the image's right, up, and clockwise. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Energy of fine detail on the aligned face, relative to its contrast; see light.ts. */
  readonly sharpness: number;
  /** Mean luma of the aligned face, 0 to 255. */
  readonly light: number;
  /** Share of the face inside the frame, 0 to 1. */
  readonly inside: number;
  /** 0 closed to about 1 wide open, the lesser of both eyes. */
  readonly eyesOpen: number;
  /** 0 closed to about 1 wide open. */
  readonly mouthOpen: number;
  /** Empty when the face will do. */
  readonly faults: readonly QualityFault[];
}
