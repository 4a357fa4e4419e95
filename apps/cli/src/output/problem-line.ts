import type { Shell } from '../shell.ts';
import { describeError } from './describe-error.ts';
import { shown } from './shown.ts';

/** What is wrong with one file of many, in one line. */
export function problemLine(shell: Shell, file: string, error: unknown, json: boolean): string {
  const { code, title, action } = describeError(shell, error);
  return json
    ? JSON.stringify({ file, problem: code, title, action })
    : `${shown(file)}: ${title} – ${action}`;
}
