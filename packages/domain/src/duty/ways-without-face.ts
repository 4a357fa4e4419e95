import type { IdentifyMethod } from '../evidence/evidence.ts';
import type { Duty } from './duty.ts';

/**
 * The ways of identifying by which a person enters without showing a face. A way that the duty
 * compares with the face is none.
 */
export function waysWithoutFace(duty: Duty): readonly IdentifyMethod[] {
  const tied = duty.require.flatMap((requirement) =>
    requirement.check === 'subject-matches' && requirement.on.includes('face') ? requirement.on : [],
  );
  const methods = new Set(duty.identify?.anyOf);
  return [...methods].filter((method) => method !== 'face' && !tied.includes(method));
}

/** Whether anybody is asked to show a face in order to be identified. */
export function asksForFace(duty: Duty): boolean {
  return duty.identify?.anyOf.includes('face') ?? false;
}
