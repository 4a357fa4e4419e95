import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, vedetteHere } from './run-vedette.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What `credential verify --json` prints, as far as tests look at it. */
export interface Finding {
  readonly format: string | null;
  readonly outcome: string;
  readonly faults: readonly string[];
  readonly [member: string]: unknown;
}

/** Writes documents into a folder of their own: texts as they are, everything else as JSON. */
export function writeDocuments(...documents: readonly unknown[]): readonly string[] {
  const folder = temporaryFolder();
  return documents.map((document, at) => {
    const path = join(folder, `document-${at}`);
    const isText = typeof document === 'string' || document instanceof Uint8Array;
    writeFileSync(path, isText ? document : JSON.stringify(document));
    return path;
  });
}

export interface Shown {
  readonly at: string | number;
  readonly trust?: readonly unknown[];
  readonly args?: readonly string[];
}

/** Runs the real command on a payload. */
export function runVerify(
  payload: string | Uint8Array,
  { at, trust = [], args = [] }: Shown,
): Promise<Ended> {
  const files = writeDocuments(...trust).flatMap((path) => ['--trust', path]);
  return vedetteHere(['credential', 'verify', '--at', String(at), ...files, ...args], { input: payload });
}

/** The same with `--json`: how it ended, and what it found. */
export async function verify(
  payload: string | Uint8Array,
  shown: Shown,
): Promise<Finding & { code: number | null }> {
  const { code, output, errors } = await runVerify(payload, {
    ...shown,
    args: ['--json', ...(shown.args ?? [])],
  });
  if (output === '') throw new Error(errors);
  return { ...(JSON.parse(output) as Finding), code };
}
