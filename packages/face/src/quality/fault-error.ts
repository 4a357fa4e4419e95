import { type ErrorCode, VedetteError } from '@vedette/domain';
import type { QualityFault } from './quality.ts';

const codes: Readonly<Record<QualityFault, ErrorCode>> = {
  'too-small': 'face-too-small',
  'cut-off': 'face-cut-off',
  covered: 'face-covered',
  turned: 'face-turned',
  'too-dark': 'face-too-dark',
  'too-bright': 'face-too-bright',
  blurred: 'face-blurred',
};

/** The gravest fault as an error, all of them in `details.problems`; null when there is none. */
export function faultError(faults: readonly QualityFault[]): VedetteError | null {
  const [first] = faults;
  if (first === undefined) return null;
  const problems = faults.map((fault) => ({ path: 'face', message: codes[fault] }));
  return new VedetteError(codes[first], 'caller', { problems });
}
