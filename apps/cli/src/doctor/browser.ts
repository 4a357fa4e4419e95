import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Examination, finding } from './finding.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Whether there is a browser for the tests; the terminal itself needs none. */
export const examineBrowser: Examination = async (patient) => {
  const { VEDETTE_CHROMIUM: named = '', PATH: path = '' } = patient.environment;
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const places =
    named === '' ? names.flatMap((name) => folders.map((folder) => join(folder, name))) : [named];
  const found = places.find(isExecutable);
  return found === undefined
    ? finding(patient, 'browser', 'warning', 'missing')
    : finding(patient, 'browser', 'ok', 'ok', { path: found });
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
