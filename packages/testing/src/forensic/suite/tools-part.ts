import type { RecoveryRow } from '../recover/run-recovery.ts';
import { type Findings, type Table, verdict } from './part.ts';
import { scoreTable } from './score-table.ts';

/** What the programs of others get back from the plain store after its factory reset. */
export function toolFindings(rows: readonly RecoveryRow[], photographs: number): Findings {
  const missing = rows.filter(({ score }) => score === null);
  const pictures = rows.map(({ score }) => (score?.jpegIdentical ?? 0) + (score?.jpegHeads ?? 0));
  const most = Math.max(0, ...pictures);
  const table = toolTable('Other tools on the plain store after the factory reset', rows);
  if (missing.length === rows.length) return { tables: [table], verdicts: [] };
  return {
    tables: [table],
    verdicts: [
      verdict(
        'positive control: other tools recover at least 95 % of the photographs',
        most >= 0.95 * photographs,
        `${most}/${photographs}`,
      ),
    ],
  };
}

/** What each tool got back. */
export function toolTable(title: string, rows: readonly RecoveryRow[]): Table {
  return scoreTable(title, ['tool', 'seconds', 'remark'], rows.map(cells));
}

function cells({ tool, seconds, score, package: debian, complaint }: RecoveryRow) {
  const remark = score === null ? `not installed (${debian})` : complaint.split('\n')[0]?.slice(0, 40);
  return [[tool, seconds.toFixed(1), remark ?? ''], score] as const;
}
