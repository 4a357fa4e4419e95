import type { PartOutcome, Table } from '@vedette/testing/forensic';

/** What a person reads: the figures of each part, then every question with its answer. */
export function printReport(outcomes: readonly PartOutcome[]): void {
  for (const { tables } of outcomes) for (const table of tables) printTable(table);
  console.log('\nVerdicts');
  for (const { verdicts } of outcomes)
    for (const { name, holds, because } of verdicts)
      console.log(`  ${holds ? 'ok  ' : 'FAIL'} ${name}: ${because}`);
}

/** What a program reads, as one line. */
export function reportLine(outcomes: readonly PartOutcome[]): string {
  const verdicts = outcomes.flatMap(({ part, verdicts: of }) => of.map((one) => ({ part, ...one })));
  return JSON.stringify({
    ok: verdicts.every(({ holds }) => holds),
    verdicts,
    parts: outcomes.map(({ part, seconds, tables }) => ({
      part,
      seconds: Number(seconds.toFixed(1)),
      tables,
    })),
  });
}

function printTable({ title, columns, rows }: Table): void {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of cells)
    console.log(
      `  ${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}`,
    );
}
