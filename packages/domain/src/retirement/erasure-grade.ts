import type { ErasureReport } from './erasure-report.ts';

/**
 * What a report comes to, in the words of NIST SP 800-88. `purged`: the whole medium, by its own means where it has
 * any that matter, overwritten, read back and searched; `cleared`: overwritten and read back, on part of a medium or
 * without the medium's own means; `failed`: less than that.
 */
export const erasureGrades = ['purged', 'cleared', 'failed'] as const;
export type ErasureGrade = (typeof erasureGrades)[number];

const leastPasses = 2;

export function erasureGrade(report: ErasureReport): ErasureGrade {
  if (report.failure !== null || !isOverwritten(report) || !isReadBack(report) || !isSilent(report))
    return 'failed';
  return report.scope === 'medium' && hasErasedItself(report) ? 'purged' : 'cleared';
}

/** The grade of a device is that of its worst medium. */
export function deviceGrade(reports: readonly ErasureReport[]): ErasureGrade {
  const grades = reports.map(erasureGrade);
  if (grades.length === 0 || grades.includes('failed')) return 'failed';
  return grades.includes('cleared') ? 'cleared' : 'purged';
}

/** A pass that was done before a power cut is not in the report; its number in the pass after it says so. */
function isOverwritten({ steps, bytes }: ErasureReport): boolean {
  return steps.some(
    ({ means, outcome, pass, bytes: written }) =>
      means === 'overwrite' && outcome === 'done' && pass >= leastPasses && written === bytes,
  );
}

function isReadBack({ readBack, bytes }: ErasureReport): boolean {
  return (
    readBack !== null && readBack.bytes === bytes && readBack.different === 0 && readBack.unreadable === 0
  );
}

/** Nothing that was planted speaks, and no key was found by a hunt that finds keys. */
function isSilent({ canaries, hunt }: ErasureReport): boolean {
  const isQuiet = canaries === null || canaries.foundPlanted + canaries.foundNoted === 0;
  const isEmpty =
    hunt === null || (hunt.control === 'found' && hunt.recordKeys === 0 && hunt.wrappingKeys === 0);
  return isQuiet && isEmpty;
}

/** A turning disk and a file have no spare area that only they could erase. */
function hasErasedItself({ medium, steps }: ErasureReport): boolean {
  if (medium.rotational === true || medium.kind === 'image') return true;
  return steps.some(
    ({ means, outcome }) => (means === 'secure-erase' || means === 'sanitize') && outcome === 'done',
  );
}
