import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** From the root of the checkout: this package knows the app as a process alone. */
const program = 'apps/platform/src/main.ts';
const readySchema = z.object({ origin: z.string(), code: z.string().nullable() });
const voucherSchema = z.object({ voucher: z.string() });
const sessionSchema = z.object({ places: z.unknown().optional() }).loose();
const sitesSchema = z.object({ items: z.array(z.object({ id: z.int(), kind: z.string() }).loose()) });

/** A platform of one's own in a process of its own, with an owner and a first site. */
export interface OwnPlatform {
  readonly origin: string;
  readonly process: ChildProcess;
  /** For that many sentinels of the first site, 10,000 at most. */
  voucher(uses: number): Promise<string>;
  /** The owner's session, for what `ask` does not do. */
  readonly cookie: string;
  /** Asks as the owner. @throws Error for anything but a success */
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface OwnPlatformOptions {
  /** A folder that stays; by default one that goes with the platform. */
  readonly data?: string;
  readonly port?: number;
  /** A database of its own by default. */
  readonly databaseUrl?: string;
}

const owner = { name: 'owner', password: 'a long simulated password' };

/** @throws Error with what the platform said when it does not start */
export async function startOwnPlatform(options: OwnPlatformOptions = {}): Promise<OwnPlatform> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'vedette-platform-'));
  const args = [
    '--conditions=@vedette/source',
    programPath(import.meta.dirname),
    '--data',
    data,
    '--port',
    String(options.port ?? 0),
  ];
  const env = { ...process.env, VEDETTE_PLATFORM_KEY_FILE: `${data}.key` };
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.databaseUrl === undefined ? env : { ...env, DATABASE_URL: options.databaseUrl },
  });
  const { origin, cookie } = await owned(child).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const ask: OwnPlatform['ask'] = async (method, path, body) =>
    answerOf(await call(origin, method, path, body, cookie), path);
  return {
    ...{ origin, process: child, cookie, ask },
    async voucher(uses) {
      const { items } = sitesSchema.parse(await ask('GET', '/api/locations'));
      const site = items.find(({ kind }) => kind === 'site')?.id;
      const made = await ask('POST', '/api/device-vouchers', { site, uses, hours: 24 });
      return voucherSchema.parse(made).voucher;
    },
    async close() {
      const gone = once(child, 'exit');
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await gone;
      if (options.data === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** @throws Error outside a checkout */
function programPath(folder: string): string {
  const path = join(folder, program);
  if (existsSync(path)) return path;
  if (dirname(folder) === folder) throw new Error(`${program} is not there`);
  return programPath(dirname(folder));
}

/** The owner's session at a platform that has started. */
async function owned(child: ChildProcess): Promise<{ readonly origin: string; readonly cookie: string }> {
  const { origin, code } = await readyOf(child);
  return { origin, cookie: await signIn(origin, code) };
}

async function readyOf(child: ChildProcess): Promise<z.infer<typeof readySchema>> {
  const said: string[] = [];
  child.stderr?.on('data', (bytes: Buffer) => said.push(bytes.toString()));
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('vedette-ready ')) continue;
    child.stdout.resume();
    return readySchema.parse(JSON.parse(line.slice('vedette-ready '.length)));
  }
  throw new Error(`the platform did not start: ${said.join('').slice(-2000)}`);
}

/** As the owner: claims a new platform, or signs in to one that was claimed from here before. */
async function signIn(origin: string, code: string | null): Promise<string> {
  const claim = { ...owner, code, organisation: 'Simulated city', site: 'First site', timeZone: 'UTC' };
  const response =
    code === null
      ? await call(origin, 'POST', '/api/session', owner)
      : await call(origin, 'POST', '/api/claim', claim);
  sessionSchema.parse(await answerOf(response, 'sign-in'));
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

function call(origin: string, method: string, path: string, body?: unknown, cookie?: string) {
  return fetch(new URL(path, origin), {
    method,
    headers: {
      ...{ origin, 'content-type': 'application/json' },
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function answerOf(response: Response, path: string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
  return text === '' ? undefined : JSON.parse(text);
}
