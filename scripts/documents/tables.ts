// Just enough of Markdown for the checks: tables, and what stands in backticks.

/** The rows of the first table whose header begins with the cell given; throws when there is none. */
export function tableRows(markdown: string, firstHeader: string): string[][] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHeader} |`));
  if (start < 0) throw new Error(`no table headed "${firstHeader}"`);
  const after = lines.slice(start + 2);
  const end = after.findIndex((line) => !line.startsWith('|'));
  return after.slice(0, end < 0 ? after.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands in backticks on one line. */
export function codeSpans(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1] ?? []);
}

/** Targets of links to other files, without their fragment. */
export function linkTargets(markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(
    (match) => match[1]?.split('#')[0] ?? [],
  );
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}
