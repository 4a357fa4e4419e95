import { type ErasureReport, type Instant, VedetteError } from '@vedette/domain';
import { unknownMedium } from '../medium/folder.ts';
import { faultWord } from './record-steps.ts';

/** The report on what could not even be planned: it says that nothing was done. */
export function refusedReport(cause: unknown, at: Instant): ErasureReport {
  const why = cause instanceof VedetteError ? cause.code : faultWord(cause);
  return {
    ...{ medium: unknownMedium, scope: 'files', bytes: 0, files: 0, steps: [] },
    ...{ readBack: null, canaries: null, hunt: null, limits: [] },
    ...{ startedAt: at, endedAt: at, failure: `plan: ${why}` },
  };
}
