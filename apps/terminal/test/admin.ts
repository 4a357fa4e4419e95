import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, type Duty, duration, type Instant, instant, type Role, roles } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import { hashOf, newToken, openLogs, openPasswords } from '@vedette/server';
import { type OperatorId, openTerminalStore, type TerminalStore } from '@vedette/store';
import { onTestFinished } from 'vitest';
import { openSiteClock } from '../src/clock/site-clock.ts';
import { openCredentials } from '../src/credentials/open-credentials.ts';
import type { WalletConfig } from '../src/credentials/wallets.ts';
import { createApp } from '../src/http/app.ts';
import type { AppDeps } from '../src/http/deps.ts';
import { openLive } from '../src/live.ts';
import type { LinkClient } from '../src/platform-link/link-client.ts';
import { openPlatformLink } from '../src/platform-link/platform-link.ts';
import { openClaim } from '../src/use-cases/access/claim.ts';
import { openSiteName } from '../src/use-cases/device/site-name.ts';
import type { KeeperConfig } from '../src/vault/keeper-config.ts';
import { type OwnVault, openOwnVault } from '../src/vault/own-vault.ts';
import { lanesAt } from './door-lanes.ts';
import type { Door } from './lane-kit.ts';
import { type StillLanes, stillLanes } from './still-lanes.ts';
import { wordFace } from './word-face.ts';

export const password = 'correct horse battery';

export interface Ask {
  readonly json?: unknown;
  readonly body?: Buffer | string;
  readonly type?: string;
  readonly cookie?: string;
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What people and programs ask of a terminal over HTTP. */
export interface Desk {
  readonly app: ReturnType<typeof createApp>;
  readonly deps: AppDeps;
  ask(method: string, path: string, ask?: Ask): Promise<Response>;
  /** An operator of the role, already signed in: the Cookie header. */
  cookieOf(role: Role): Promise<string>;
  operatorOf(role: Role): OperatorId;
  as(role: Role, method: string, path: string, ask?: Ask): Promise<Response>;
}

/** The LAN admin over a real store, with lanes that stand still and a clock that a test sets. */
export interface Admin extends Desk {
  readonly store: TerminalStore;
  readonly lanes: StillLanes;
  readonly folder: string;
  readonly restarts: () => number;
  pass(milliseconds: number): void;
  now(): Instant;
  adopt(change?: Partial<Duty>): Promise<Duty>;
}

export interface AdminOptions {
  readonly claimed?: boolean;
  readonly face?: FaceEngine;
  readonly heartbeat?: number;
  readonly tls?: boolean;
  readonly wallet?: WalletConfig | null;
  /** The device's end of the link; one that reaches nobody when absent. */
  readonly link?: LinkClient;
  readonly hostNames?: readonly string[];
  /** A file when absent. */
  readonly keeper?: KeeperConfig;
  /** Puts a store that fails in place of the real one. */
  readonly failing?: (store: TerminalStore) => TerminalStore;
}

const start = Date.UTC(2026, 10, 24, 1);

/** @param whenOver says what is to be done after the test, or after the suite */
export async function openAdmin(
  options: AdminOptions = {},
  whenOver: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Admin> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-admin-'));
  let at = start;
  const now = (): Instant => instant(at);
  const key = randomBytes(32);
  const keySource = { key: async () => Buffer.from(key) };
  const store = await openTerminalStore({ folder: join(folder, 'data'), keySource, now, worker: false });
  const used = options.failing?.(store) ?? store;
  const lanes = stillLanes();
  let restarts = 0;
  const restart = (): void => {
    restarts += 1;
  };
  const clock = await clockOver(store, now);
  const credentials = await openCredentials({
    ...{ store: used, clock, site: 'East gate', wallet: options.wallet ?? null, portraits: null },
    onFault: () => undefined,
  });
  const data = join(folder, 'data');
  const deps = await depsOver({
    ...options,
    store: used,
    lanes,
    clock,
    credentials,
    restart,
    now,
    folder,
    data,
  });
  whenOver(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...(await openDesk(deps, store, now, options.claimed !== false)),
    ...{ store, folder, now, lanes },
    restarts: () => restarts,
    pass: (milliseconds) => {
      at += milliseconds;
    },
    adopt: (change) => adoptDuty(store, change),
  };
}

/** The same over a door, whose lanes answer for themselves; the door's owner closes it. */
export async function openDeskAt(door: Door): Promise<Desk> {
  const { store, credentials, now } = door;
  const clock = await clockOver(store, now);
  const lanes = lanesAt(door);
  const deps = await depsOver({
    store,
    credentials,
    lanes,
    clock,
    now,
    folder: '',
    data: door.data,
    restart: () => undefined,
    log: join(door.data, 'terminal.log'),
  });
  return openDesk(deps, store, now, true);
}

async function openDesk(
  deps: AppDeps,
  store: TerminalStore,
  now: () => Instant,
  isClaimed: boolean,
): Promise<Desk> {
  const app = createApp(deps);
  const ids = new Map<Role, OperatorId>();
  if (isClaimed) await addOperators(store, deps, ids);
  const ask: Desk['ask'] = async (method, path, given = {}) =>
    app.request(`http://localhost:8080${path}`, requestOf(method, given));
  const cookieOf = async (role: Role): Promise<string> => {
    const token = newToken();
    const operator = ids.get(role);
    if (operator === undefined) throw new Error('not claimed');
    const expiresAt = after(now(), duration(3_600_000));
    await store.operators.openSession({ token: hashOf(token), operator, expiresAt });
    return `vedette=${token}`;
  };
  return {
    ...{ app, deps, ask, cookieOf },
    operatorOf: (role) => ids.get(role) ?? ('' as OperatorId),
    as: async (role, method, path, given = {}) =>
      ask(method, path, { ...given, cookie: await cookieOf(role) }),
  };
}

const clockOver = (store: TerminalStore, now: () => Instant) =>
  openSiteClock({
    ...{ settings: store.settings, upkeep: store.upkeep, wall: now, monotonic: now },
    query: async () => ({ offset: 12, delay: 4 }),
    onDoubt: async () => undefined,
  });

type DepsNeeds = Pick<AppDeps, 'store' | 'lanes' | 'clock' | 'credentials' | 'restart'> &
  Pick<AdminOptions, 'face' | 'heartbeat' | 'tls' | 'hostNames' | 'link' | 'keeper'> & {
    readonly now: () => Instant;
    readonly folder: string;
    /** Of the store. */
    readonly data: string;
    /** Also a file of its own, where one is named. */
    readonly log?: string;
  };

async function depsOver(needs: DepsNeeds): Promise<AppDeps> {
  const { store, lanes, clock, credentials, restart, now, folder } = needs;
  const { log, face = wordFace(), heartbeat, tls = false, hostNames = [] } = needs;
  const passwords = openPasswords({ memoryCost: 64, timeCost: 1 });
  const live = openLive(() => undefined);
  const logs = openLogs({ level: 'debug', now, file: log });
  const site = await openSiteName(store.settings, 'East gate');
  const network = { port: 8080, tls, listen: 'loopback' as const, hostNames: [...hostNames] };
  const platform = await openPlatformLink({
    ...{ store, face, lanes, live, clock, site, logs, network, restart, software: '0.1.0' },
    ...{ trust: credentials.trust, client: needs.link ?? farFromAnywhere, totalBytes: async () => 1e12 },
    walkIn: { put: async () => undefined },
    ...{
      identify: () => undefined,
      claimChanged: () => undefined,
      connected: () => undefined,
      updatesOf: null,
      retire: async () => undefined,
      onFault: () => undefined,
    },
  });
  return {
    ...{ store, lanes, clock, passwords, heartbeat, credentials, face, restart },
    ...{ live, logs, site, network, platform, vault: await ownVault(needs) },
    claim: await openClaim({ operators: store.operators, passwords, now }),
    process: {
      version: '0.1.0',
      startedAt: now(),
      faceFigures: () => ({ framesPerSecond: 9, msPerFrame: 40 }),
    },
    pages: { kiosk: join(folder, 'kiosk'), console: join(folder, 'console'), pass: join(folder, 'console') },
  };
}

function ownVault({ store, now, data, keeper = { kind: 'file' } }: DepsNeeds): Promise<OwnVault> {
  return openOwnVault({
    ...{ steps: store.vault, config: keeper, now, dataFolder: data },
    ...{ keyFile: join(dirname(data), 'keys', 'store.key'), platform: () => null },
    ...{ opened: async () => undefined, changed: () => undefined, onFault: () => undefined },
  });
}

/** A network on which nobody answers. */
const farFromAnywhere: LinkClient = {
  enrol: () => new Promise(() => undefined),
  connect: () => ({
    ...{ retry: () => undefined, reborn: () => undefined, syncAnew: () => undefined },
    ask: async () => null,
    close: async () => undefined,
  }),
};

async function addOperators(store: TerminalStore, deps: AppDeps, ids: Map<Role, OperatorId>): Promise<void> {
  const owner = await deps.claim.claim(deps.claim.code() ?? '', 'owner', password);
  ids.set('owner', owner.id);
  const passwordHash = await deps.passwords.hash(password);
  for (const role of roles.filter((each) => each !== 'owner')) {
    const id = randomUUID() as string as OperatorId;
    await store.operators.create({ id, name: role, role, passwordHash });
    ids.set(role, id);
  }
}

function requestOf(method: string, { json, body, type, cookie, reason, headers }: Ask): RequestInit {
  const content = json === undefined ? body : JSON.stringify(json);
  return {
    method,
    ...(content === undefined
      ? {}
      : { body: typeof content === 'string' ? content : new Uint8Array(content) }),
    headers: {
      host: 'localhost:8080',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(reason === undefined ? {} : { 'vedette-reason': encodeURIComponent(reason) }),
      ...headers,
    },
  };
}

const keep = { why: 'tests', minKeep: '0d', maxKeep: '30d' } as const;

/** A duty that collects a name for everyone's eyes and a phone number for the tracer's. */
export const plainDuty = {
  id: 'test-duty',
  version: 1,
  title: { 'zh-CN': '测试', en: 'Test' },
  purpose: 'testing',
  basis: 'pipl-13-2',
  processor: { name: 'Works', contact: '021' },
  identify: { anyOf: ['face', 'card'] },
  require: [],
  collect: {
    name: { ...keep, visibleTo: ['owner', 'manager', 'guard', 'tracer'] },
    phone: { ...keep, visibleTo: ['tracer'] },
  },
  deviceOnly: ['face-reference'],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
} as const;

async function adoptDuty(store: TerminalStore, change: Partial<Duty> = {}): Promise<Duty> {
  const version = 1 + Math.max(0, ...(await store.duties.history()).map(({ duty }) => duty.version));
  const duty = { ...(plainDuty as unknown as Duty), version, ...change };
  await store.duties.adopt(duty, { by: null, note: 'test' });
  return duty;
}

/** The body of an answer; typed as the test reads it. */
export async function bodyOf<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

export async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await bodyOf<{ code: string }>(response)).code}`;
}
