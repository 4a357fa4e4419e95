/** Every way in which a well-formed duty can still be wrong; each is also a phrase key. */
export const dutyProblemCodes = [
  'purpose-missing',
  'identify-empty',
  'identify-method-unknown',
  'identify-method-duplicate',
  'no-way-without-face',
  'check-unknown',
  'check-duplicate',
  'list-unknown',
  'schedule-unknown',
  'list-without-identify',
  'subject-match-same-method',
  'subject-match-method-not-accepted',
  'presentation-attack-without-face',
  'duration-unreadable',
  'field-unknown',
  'field-without-why',
  'keep-reversed',
  'alarm-unknown',
  'open-for-nothing',
] as const;
export type DutyProblemCode = (typeof dutyProblemCodes)[number];

export interface DutyProblem {
  /** The member concerned, its steps joined by dots: `require.2.list`. */
  readonly path: string;
  readonly code: DutyProblemCode;
}

export const problem = (code: DutyProblemCode, path: string): DutyProblem => ({ path, code });
