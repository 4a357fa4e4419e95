import { dutySchema } from '@vedette/contract';
import { type Duty, dutyProblems, VedetteError } from '@vedette/domain';
import { readDocument } from '../input/read-document.ts';
import type { Shell } from '../shell.ts';

/**
 * A duty that may go on duty.
 * @throws VedetteError input-invalid for the wrong shape, duty-invalid for what is wrong beyond it, with every
 * problem in words; CommandError not-found, unreadable, too-large
 */
export async function readDuty(shell: Shell, path: string): Promise<Duty> {
  const duty = await readDocument(shell, path, dutySchema);
  const found = dutyProblems(duty);
  if (found.length === 0) return duty;
  const problems = found.map(({ path: at, code }) => ({
    path: at,
    message: shell.phrases.dutyProblems[code],
  }));
  throw new VedetteError('duty-invalid', 'caller', { at: path, problems });
}
