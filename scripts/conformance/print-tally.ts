import type { Tally } from './tally.ts';

/** Prints the outcome for people; with `json` the whole as one last line. */
export function printTally(tally: Tally, json: boolean): void {
  const { stale, ...outcome } = tally;
  const { suite, cases, checks, passed, failed, excused } = outcome;
  printGroups('FAILED', failed);
  printGroups('excused', excused);
  printGroups('passed although excused (take the excuse away)', stale);
  console.log(
    `${suite}: ${cases} cases, ${checks} checks: ${passed} passed, ${failed.length} failed, ${excused.length} excused`,
  );
  if (json) console.log(JSON.stringify(outcome));
}

/** One line a reason and check, with the cases that it concerns. */
function printGroups(title: string, results: Tally['failed']): void {
  const groups = Map.groupBy(results, ({ check, why }) => `${check}: ${why}`);
  for (const [group, members] of groups)
    console.log(`${title}  ${group}\n        ${members.map(({ case: file }) => file).join(' ')}`);
}
