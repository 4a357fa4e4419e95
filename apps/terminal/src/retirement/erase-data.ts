import { existsSync } from 'node:fs';
import type { ErasureReport, Instant } from '@vedette/domain';
import {
  type Eraser,
  type ErasureProgress,
  type ErasureTarget,
  type HuntSubject,
  refusedReport,
} from '@vedette/erasure';

export interface EraseData {
  readonly folder: string;
  /** Files elsewhere by which something in the folder could be opened. */
  readonly keyFiles: readonly string[];
  readonly subject: HuntSubject;
  readonly now: () => Instant;
  readonly told: (progress: ErasureProgress) => void;
}

/**
 * Erases the keys, then everything they were for: a power cut in between leaves what nobody can open. Whatever
 * cannot be erased is a report that says so.
 */
export async function eraseData(eraser: Eraser, data: EraseData): Promise<readonly ErasureReport[]> {
  const { folder, subject, now, told } = data;
  const keyFiles = data.keyFiles.filter((path) => existsSync(path));
  const targets: ErasureTarget[] = [
    ...keyFiles.map((path): ErasureTarget => ({ kind: 'files', paths: [path] })),
    { kind: 'folder', path: folder },
  ];
  const reports: ErasureReport[] = [];
  for (const target of targets) {
    try {
      const plan = await eraser.plan(target);
      reports.push(await eraser.erase(plan, { subject, journal: null, now, told }));
    } catch (cause) {
      reports.push(refusedReport(cause, now()));
    }
  }
  return reports.map((report) => ({ ...report, limits: [...report.limits, 'memory-until-power-off'] }));
}
