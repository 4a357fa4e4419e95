import { indeterminate, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';
import { subjectOnList } from './subject-on-list.ts';

export const checkAllowList: Check<'allow-list'> = (requirement, situation) =>
  subjectOnList('allow', requirement, situation, (found) => {
    if (found === 'listed') return passed;
    return [
      found === 'not-listed'
        ? refused('allow-list:not-listed')
        : indeterminate(requirement, 'allow-list:unknown'),
    ];
  });
