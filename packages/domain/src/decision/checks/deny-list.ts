import { indeterminate, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';
import { subjectOnList } from './subject-on-list.ts';

export const checkDenyList: Check<'deny-list'> = (requirement, situation) =>
  subjectOnList('deny', requirement, situation, (found) => {
    if (found === 'not-listed') return passed;
    return [
      found === 'listed' ? refused('deny-list:listed') : indeterminate(requirement, 'deny-list:unknown'),
    ];
  });
