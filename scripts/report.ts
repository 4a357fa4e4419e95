/** Ends a check: prints its problems and fails, or prints one line that says what was looked at. */
export function report(problems: readonly string[], summary: string): void {
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
  console.log(problems.length > 0 ? `${problems.length} problems` : summary);
}
