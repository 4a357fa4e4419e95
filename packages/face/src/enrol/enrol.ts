import { VedetteError } from '@vedette/domain';
import type { FaceAnalysis, ImageAnalysis } from '../engine/face-engine.ts';
import { faultError } from '../quality/fault-error.ts';

/** Another face as wide as this share of the primary one makes it unclear whom the picture shows. */
const secondFaceFrom = 0.35;

export type Candidate =
  | { readonly state: 'good'; readonly face: FaceAnalysis }
  | { readonly state: 'refused'; readonly error: VedetteError; readonly face: FaceAnalysis | null };

export interface EnrolmentRules {
  readonly refuseAttack: boolean;
  /** Score below which a face is taken for an attack. */
  readonly attackBelow: number;
}

/** The one face of a picture that may become a reference, or why there is none. */
export function enrolmentCandidate(image: ImageAnalysis, rules: EnrolmentRules): Candidate {
  const [face, ...others] = image.faces;
  if (face === undefined) return refused('face-none', null);
  const rivals = others.filter((other) => other.box.width >= secondFaceFrom * face.box.width);
  if (rivals.length > 0) {
    const values = { faces: rivals.length + 1 };
    return { state: 'refused', error: new VedetteError('face-several', 'caller', { values }), face: null };
  }
  const fault = faultError(face.quality.faults);
  if (fault !== null) return { state: 'refused', error: fault, face };
  const looksLikeAttack = face.attackScore !== null && face.attackScore < rules.attackBelow;
  if (rules.refuseAttack && looksLikeAttack) return refused('face-attack-suspected', face);
  return { state: 'good', face };
}

function refused(code: 'face-none' | 'face-attack-suspected', face: FaceAnalysis | null): Candidate {
  return { state: 'refused', error: new VedetteError(code, 'caller'), face };
}
