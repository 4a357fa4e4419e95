import { readFileSync } from 'node:fs';

interface Named {
  readonly version?: unknown;
}

/** The version of the program that runs: of its release, or as it was delivered. */
export function ownVersion(root: URL = new URL('../../../../', import.meta.url)): string {
  const { version } =
    readJson(new URL('release.json', root)) ?? readJson(new URL('package.json', root)) ?? {};
  return typeof version === 'string' ? version : 'unknown';
}

function readJson(file: URL): Named | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Named | null;
  } catch {
    return null;
  }
}
