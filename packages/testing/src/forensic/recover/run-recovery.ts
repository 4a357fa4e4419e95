import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../image/run-tool.ts';
import type { Population } from '../people/population.ts';
import type { Score } from '../score/score.ts';
import { Scorer } from '../score/scorer.ts';
import { recoveryTools } from './tools.ts';

export interface RecoveryRow {
  readonly tool: string;
  /** Null where the tool is not installed; `package` says what would install it. */
  readonly score: Score | null;
  readonly package: string;
  readonly seconds: number;
  /** Empty when it ended as it should; a tool that was cut off has still recovered something. */
  readonly complaint: string;
}

/** What each tool gets back from an image. @param folder for what they recover; gone again afterwards */
export async function runRecovery(
  image: string,
  folder: string,
  population: Population,
): Promise<readonly RecoveryRow[]> {
  const rows: RecoveryRow[] = [];
  for (const { name: tool, program, debian, recover } of recoveryTools) {
    if (toolPath(program) === null) {
      rows.push({ tool, score: null, package: debian, seconds: 0, complaint: 'not installed' });
      continue;
    }
    const into = mkdtempSync(join(folder, `${tool}-`));
    try {
      const { seconds, ok, complaint } = await recover(image, into);
      const score = new Scorer(population).lookInFolder(into).score();
      rows.push({ tool, score, package: debian, seconds, complaint: ok ? '' : complaint });
    } finally {
      rmSync(into, { recursive: true, force: true });
    }
  }
  return rows;
}
