import type { DutyProblemCode } from '@vedette/domain';

export const dutyProblems = {
  'purpose-missing': 'The purpose of processing is missing',
  'identify-empty': 'No way of identifying is chosen',
  'identify-method-unknown': 'This terminal does not know this way of identifying',
  'identify-method-duplicate': 'This way of identifying stands twice',
  'no-way-without-face': 'Face alone will not do: keep at least one way in without a face',
  'check-unknown': 'This terminal does not know this check',
  'check-duplicate': 'This check stands twice',
  'list-without-identify': 'A list needs the person to be identified',
  'subject-match-same-method': 'Two different ways are needed to compare',
  'subject-match-method-not-accepted': 'This way is not among the accepted ways of identifying',
  'presentation-attack-without-face': 'Without faces there is no live face to check',
  'duration-unreadable': 'Not a duration; write 30s, 15m, 72h or 14d',
  'field-unknown': 'There is no such field to collect',
  'field-without-why': 'Why this field is collected is missing',
  'keep-reversed': 'The shortest keeping is longer than the longest',
  'alarm-unknown': 'There is no such alarm',
  'open-for-nothing': 'The lane must stay open for longer than nothing',
  'input-invalid': 'This does not have the right form',
  other: 'This is not valid',
} satisfies Record<DutyProblemCode | 'input-invalid' | 'other', string>;
