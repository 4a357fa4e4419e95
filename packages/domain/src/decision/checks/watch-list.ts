import { notice, passed } from '../finding.ts';
import type { Check } from './check.ts';
import { subjectOnList } from './subject-on-list.ts';

/** Being watched never holds the lane, so an entry of doubtful date is taken for a valid one. */
export const checkWatchList: Check<'watch-list'> = (requirement, situation) =>
  subjectOnList('watch', requirement, situation, (found) =>
    found === 'not-listed' ? passed : [notice('watch-list:listed')],
  );
