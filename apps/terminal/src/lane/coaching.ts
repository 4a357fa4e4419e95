import type { Coaching } from '@vedette/contract';
import type { QualityFault } from '@vedette/face';

/** What to do about each thing that spoils a face. */
const coachingOf: Readonly<Record<QualityFault, Coaching>> = {
  'too-small': 'closer',
  'cut-off': 'back',
  covered: 'uncover',
  turned: 'face-camera',
  'too-dark': 'more-light',
  'too-bright': 'less-light',
  blurred: 'hold-still',
};

/** One thing at a time: the gravest. */
export function coach(faults: readonly QualityFault[]): Coaching | null {
  const gravest = faults[0];
  return gravest === undefined ? null : coachingOf[gravest];
}
