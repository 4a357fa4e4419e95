// Tries a table of people and says of each row what would become of it; with --write the same file is then taken.
import { readFile } from 'node:fs/promises';
import type { PlatformClient } from '@vedette/sdk/platform';
import { giveUp, platformOfEnvironment } from '../lib/platform.ts';

const file = process.argv[2];
if (file === undefined) giveUp('usage: import-people/main.ts FILE.csv|FILE.xlsx [--write]');

type Report = Awaited<ReturnType<PlatformClient['people']['import']>>;

function print(report: Report): void {
  const { rows, created, changed, unchanged, refused, unknownColumns, lines } = report;
  console.log(`${rows} rows: ${created} new, ${changed} changed, ${unchanged} as before, ${refused} refused`);
  if (unknownColumns.length > 0) console.log(`left out: ${unknownColumns.join(', ')}`);
  for (const { row, outcome, code, fields } of lines)
    if (outcome === 'refused') console.log(`row ${row}: ${code} (${fields.join(', ')})`);
}

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

try {
  const platform = platformOfEnvironment();
  const body = new Blob([await readFile(file)], { type: file.endsWith('.xlsx') ? types.xlsx : types.csv });
  const tried = await platform.people.import({ query: {}, body });
  print(tried);
  if (process.argv.includes('--write') && tried.refused === 0) {
    // The digest says that what was tried is what is written.
    await platform.people.import({ query: { digest: tried.digest }, body });
    console.log('written');
  }
  process.exitCode = tried.refused === 0 ? 0 : 1;
} catch (error) {
  giveUp(error);
}
