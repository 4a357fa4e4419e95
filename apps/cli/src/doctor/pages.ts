import { existsSync } from 'node:fs';
import { projectPath } from '../run-program.ts';
import { type Examination, finding } from './finding.ts';

/** Whether the pages that the terminal serves are built. */
export const examinePages: Examination = async (patient) => {
  const missing = ['kiosk', 'console'].filter(
    (app) => !existsSync(projectPath(`apps/${app}/dist/index.html`)),
  );
  return missing.length === 0
    ? finding(patient, 'pages', 'ok', 'ok')
    : finding(patient, 'pages', 'failed', 'missing', { names: missing.join(', ') });
};
