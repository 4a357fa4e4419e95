import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { ZipFile } from 'yazl';
import { fileFault } from '../input/file-fault.ts';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';
import { projectPath } from '../run-program.ts';
import type { Shell } from '../shell.ts';
import { demandSamePackages } from './same-packages.ts';

export interface PackOptions {
  /** The version of this checkout when absent. */
  readonly as?: string;
  /** The lock file of the program that the terminals were delivered with, to be sure that they take the release. */
  readonly delivered?: string;
  readonly out: string;
}

/** What a terminal runs. Its packages of npm stay those of the delivered program. */
const wanted = [
  ...['package.json', 'package-lock.json', 'models'],
  ...['apps/terminal/package.json', 'apps/terminal/src'],
  ...['apps/kiosk/dist', 'apps/console/dist', 'apps/pass/dist'],
] as const;
const fetchedModels = '.cache/models';
const isTest = /\.(?:test|test-d)\.tsx?$/;
/** The same sources make the same archive, whenever and wherever they are packed. */
const packed = { mtime: new Date(1980, 0, 1), mode: 0o100644 } as const;

/**
 * Packs the sources and the built pages of this checkout into a release.
 * @throws CommandError `not-found` for what is not built, `exists` for the file, `other-packages` for a release that
 * terminals would refuse
 */
export async function packRelease(shell: Shell, { as, delivered, out }: PackOptions): Promise<void> {
  if (delivered !== undefined) await demandSamePackages(delivered);
  const version = as ?? (await ownVersion());
  const zip = new ZipFile();
  const manifest = {
    ...{ version, entry: 'apps/terminal/src/main.ts', node: ['--conditions=@vedette/source'] },
    packages: 'delivered',
  };
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'release.json', packed);
  // One whole file after the other: a file that somebody writes to meanwhile goes in as it was read.
  for (const path of await filesOfRelease()) zip.addBuffer(await readFile(projectPath(path)), path, packed);
  zip.end();
  const { hash, length } = await written(zip, out);
  await shell.output.line(`${hash}  ${version}.zip  ${length}`);
}

async function ownVersion(): Promise<string> {
  const { version } = (await readJson(projectPath('package.json'), 100_000)) as {
    readonly version?: unknown;
  };
  if (typeof version === 'string') return version;
  throw new CommandError('no-document', 'package.json');
}

async function filesOfRelease(): Promise<readonly string[]> {
  const packages = (await entriesOf('packages')).flatMap(({ name }) => [
    `packages/${name}/package.json`,
    `packages/${name}/src`,
  ]);
  const files = await Promise.all([...wanted, ...packages].map(filesIn));
  const models = await filesIn(fetchedModels).catch(() => []);
  return [...files.flat(), ...models].sort();
}

async function filesIn(path: string): Promise<readonly string[]> {
  const found = await stat(projectPath(path)).catch((cause: unknown) => {
    throw fileFault(path, cause);
  });
  if (found.isFile()) return isTest.test(path) ? [] : [path];
  const inside = await entriesOf(path);
  const kept = inside.filter((one) => one.name !== 'node_modules' && (one.isFile() || one.isDirectory()));
  return (await Promise.all(kept.map(({ name }) => filesIn(`${path}/${name}`)))).flat();
}

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  return readdir(projectPath(path), { withFileTypes: true }).catch((cause: unknown) => {
    throw fileFault(path, cause);
  });
}

async function written(zip: ZipFile, out: string): Promise<{ hash: string; length: number }> {
  const file = await open(out, 'wx').catch((cause: unknown) => {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw isThere ? new CommandError('exists', out, cause) : fileFault(out, cause);
  });
  const sum = createHash('sha256');
  let length = 0;
  try {
    for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) {
      sum.update(chunk);
      length += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: sum.digest('hex'), length };
}
