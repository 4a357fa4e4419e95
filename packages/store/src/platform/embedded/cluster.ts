import { execFile } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VedetteError } from '@vedette/domain';
import type { Binaries } from './binaries.ts';
import { ownFolder, type ServerUser } from './server-user.ts';

const run = promisify(execFile);

/** The role that rules the server. The platform itself works as a lesser one. */
export const adminRole = 'postgres';

/** The surroundings of the server: nothing of ours, which may hold secrets. */
export function serverEnvironment({ libraries }: Binaries): NodeJS.ProcessEnv {
  const search = libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries };
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...search };
}

/**
 * The data folder of the server, made on first use: wholly, or not at all.
 * @returns its path
 * @throws `database-missing` when the server cannot run here, `database-unsupported` for data of another major version,
 * `store-damaged` for a folder that is none of a server
 */
export async function openCluster(
  place: string,
  binaries: Binaries,
  user: ServerUser | null,
  password: string,
): Promise<string> {
  const data = join(place, 'cluster');
  if (existsSync(data)) await demandSameVersion(data, binaries, user);
  else await makeCluster(data, binaries, user, password);
  return data;
}

async function makeCluster(
  data: string,
  binaries: Binaries,
  user: ServerUser | null,
  password: string,
): Promise<void> {
  const draft = `${data}-draft`;
  const passwordFile = `${draft}-password`;
  rmSync(draft, { recursive: true, force: true });
  ownFolder(draft, user);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (user !== null) chownSync(passwordFile, user.uid, user.gid);
    await runAs(binaries.initdb, [...initArguments, '-D', draft, `--pwfile=${passwordFile}`], binaries, user);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
}

const initArguments = [
  ...['-U', adminRole, '-E', 'UTF8', '--auth=scram-sha-256', '--data-checksums'],
  // Order by code point, which no update of the system's libraries ever changes under an index.
  '--locale=C',
];

async function demandSameVersion(data: string, binaries: Binaries, user: ServerUser | null): Promise<void> {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) throw new VedetteError('store-damaged', 'world', { at: 'PG_VERSION' });
  const found = readFileSync(file, 'utf8').trim();
  const said = await runAs(binaries.postgres, ['--version'], binaries, user);
  const ours = /\(PostgreSQL\) (\d+)/.exec(said)?.[1] ?? '';
  if (found === ours) return;
  throw new VedetteError('database-unsupported', 'world', {
    at: 'data of another major version of PostgreSQL',
    values: { found, needed: ours },
  });
}

async function runAs(
  file: string,
  args: readonly string[],
  binaries: Binaries,
  user: ServerUser | null,
): Promise<string> {
  try {
    const options = { ...user, env: serverEnvironment(binaries), cwd: '/', maxBuffer: 2 ** 20 };
    const { stdout } = await run(file, [...args], options);
    return stdout;
  } catch (cause) {
    throw new VedetteError('database-missing', 'world', { at: reasonOf(cause) }, { cause });
  }
}

/** The last line that says what is wrong; initdb names paths and settings, never the password. */
function reasonOf(cause: unknown): string {
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
  const line = said.split('\n').findLast((text) => /error|fatal|denied|cannot|could not/i.test(text));
  return line?.slice(0, 300) ?? 'the server does not start';
}
