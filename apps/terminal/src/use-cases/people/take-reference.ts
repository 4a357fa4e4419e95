import type { PersonId } from '@vedette/domain';
import type { EnrolResult, FaceEngine } from '@vedette/face';
import { demandRules, type EnrolmentRules } from './enrolment-rules.ts';

export type Accepted = Extract<EnrolResult, { state: 'accepted' }>;

/**
 * The reference of a photograph that is good enough for the engine and for the site.
 * @param subject who is enrolled, when known already
 * @throws VedetteError `image-*`, `face-*`
 */
export async function takeReference(
  face: FaceEngine,
  image: Uint8Array,
  rules: EnrolmentRules,
  subject: PersonId | null,
  allowDuplicate = false,
): Promise<Accepted> {
  const result = await face.enrol(image, {
    ...(subject === null ? {} : { subject }),
    allowDuplicate: allowDuplicate || !rules.duplicateCheck,
  });
  if (result.state === 'refused') throw result.error;
  try {
    demandRules(rules, result.face);
    return result;
  } catch (cause) {
    result.reference.fill(0);
    throw cause;
  }
}

/** How good a photograph is, 0 to 1: with 120 pixels between the eyes nothing is left to wish for. */
const bestInterEye = 120;
export function photoQuality({ face }: Accepted): number {
  return Math.min(1, Math.max(0, face.quality.interEye / bestInterEye));
}
