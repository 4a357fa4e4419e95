// Where the tests' browser is. Used by the set-up and by vitest's configuration.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @returns {string | undefined} the browser named by VEDETTE_CHROMIUM, else the first one installed
 */
export function findChromium() {
  const named = process.env['VEDETTE_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  return names.map(findOnPath).find((path) => path !== undefined) ?? places.find(isExecutable);
}

/**
 * @param {string} name of a command
 * @returns {string | undefined} its absolute path
 */
export function findOnPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
