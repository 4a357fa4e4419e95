import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  type BirthFacts,
  type Command,
  type CommandAnswer,
  type DeviceId,
  type RowKey,
  type Settings,
  type SyncApplied,
  spokenVersions,
} from '@vedette/contract/link';
import { instant } from '@vedette/domain';
import {
  checkClaimCode,
  deviceIdOf,
  emptySetHash,
  foldDigest,
  type LinkDeps,
  type LinkDevice,
  type LinkServer,
  linkKeyFrom,
  memoryNonceLedger,
  newLinkSecret,
  newVoucher,
  nodeLink,
  openLinkServer,
  rowDigest,
  systemClock,
} from '@vedette/link';
import { onTestFinished } from 'vitest';

/** The platform's real end of the link on loopback, over what a test can look into. */
export interface LoopbackPlatform {
  readonly origin: string;
  readonly voucher: string;
  /** Everything acknowledged, by place. */
  readonly kept: Map<number, unknown>;
  readonly births: BirthFacts[];
  readonly applied: SyncApplied[];
  readonly answers: CommandAnswer[];
  /** Bytes that came over the wire, from both sides. */
  readonly wire: Buffer[];
  put(rows: Readonly<Record<string, unknown>>): void;
  remove(...keys: readonly string[]): void;
  set(settings: Settings): void;
  give(command: Command): void;
  claim(code: string): Promise<string>;
  /** The network is gone, or back. */
  cut(isCut: boolean): Promise<void>;
}

interface Change {
  readonly version: number;
  readonly key: RowKey;
  readonly document: string | null;
}

export async function openLoopbackPlatform(): Promise<LoopbackPlatform> {
  const changes: Change[] = [];
  const state = newState();
  const commands: Command[] = [];
  let config: { version: number; settings: Settings } = { version: 0, settings: [] };
  let device: LinkDevice | null = null;
  const deps = depsOver({
    ...{ state, changes, commands },
    config: () => config,
    device: () => device,
    met: (key) => {
      device ??= { id: deviceIdOf(key), publicKey: key, state: 'quarantined' };
      return device;
    },
    claimed: () => {
      if (device !== null) device = { ...device, state: 'claimed' };
    },
  });
  const link = openLinkServer(deps);
  const own = await listen(link, 0, state.wire);
  const { port } = own.address() as AddressInfo;
  let server: Server | null = own;
  const wake = (news: 'sync' | 'config' | 'commands') => {
    if (device !== null) link.wake(device.id, news);
  };
  onTestFinished(async () => {
    await link.close();
    await closed(server);
  });
  const change = (key: string, document: string | null) => {
    changes.push({ version: changes.length + 1, key: key as RowKey, document });
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    ...state,
    voucher: state.voucher.text,
    put(rows) {
      for (const [key, content] of Object.entries(rows)) change(key, JSON.stringify(content));
      wake('sync');
    },
    remove(...keys) {
      for (const key of keys) change(key, null);
      wake('sync');
    },
    set(settings) {
      config = { version: config.version + 1, settings };
      wake('config');
    },
    give(command) {
      commands.push(command);
      wake('commands');
    },
    async claim(code) {
      const found = await checkClaimCode(deps, device?.id ?? ('' as DeviceId), code);
      if (found === 'right' && device !== null) device = { ...device, state: 'claimed' };
      return found;
    },
    async cut(isCut) {
      if (isCut) {
        await closed(server);
        server = null;
      } else server = await listen(link, port, state.wire);
    },
  };
}

function newState() {
  return {
    voucher: newVoucher(),
    kept: new Map<number, unknown>(),
    ...{ births: [] as BirthFacts[], applied: [] as SyncApplied[] },
    ...{ answers: [] as CommandAnswer[], wire: [] as Buffer[] },
  };
}

interface Memory {
  readonly state: ReturnType<typeof newState>;
  readonly changes: readonly Change[];
  readonly commands: Command[];
  readonly config: () => { version: number; settings: Settings };
  readonly device: () => LinkDevice | null;
  readonly met: (publicKey: Uint8Array) => LinkDevice;
  readonly claimed: () => void;
}

function depsOver(memory: Memory): LinkDeps {
  const { state, config, device, met, claimed } = memory;
  const offers = new Map<DeviceId, Awaited<ReturnType<LinkDeps['offers']['find']>>>();
  return {
    devices: {
      find: async (id) => (device()?.id === id ? device() : null),
      register: async (key) => met(key),
      place: async () => ({ site: 'site-1', siteName: '东门', timeZone: 'Asia/Shanghai' }),
    },
    offers: {
      find: async (id) => offers.get(id) ?? null,
      put: async (id, offer) => void offers.set(id, offer),
      async countTry(id) {
        const offer = offers.get(id);
        if (!offer) return null;
        offers.set(id, { ...offer, tries: offer.tries + 1 });
        return offer.tries + 1;
      },
      async settle(id, _salt, proofKey) {
        const offer = offers.get(id);
        if (offer) offers.set(id, { ...offer, proofKey });
      },
    },
    vouchers: {
      find: async (id) => (id === state.voucher.id ? { key: state.voucher.key } : null),
      redeem: async () => {
        claimed();
        return true;
      },
    },
    nonces: memoryNonceLedger(systemClock.now),
    records: recordsOver(memory),
    commands: {
      take: async () => memory.commands.splice(0),
      answered: async (_device, answer) => void state.answers.push(answer),
    },
    configs: { desired: async () => config(), reported: async () => undefined },
    sync: syncOver(memory),
    captures: { offer: async () => null, append: async () => 'unwanted' },
    references: { wrapped: async () => undefined },
    ...{ keeper: null, shreds: { reported: async () => undefined } },
    retirements: { heard: async () => 'unknown' },
    presence: {
      born: async (_device, { facts }) => void state.births.push(facts),
      ...{ heard: async () => undefined, gone: async () => undefined },
    },
    ...{ refused: () => undefined, troubled: raise },
    ...{ key: linkKeyFrom(newLinkSecret()), otherKeys: [], clock: systemClock },
    ...{ random: Math.random, versions: spokenVersions },
  };
}

function recordsOver({ state }: Memory): LinkDeps['records'] {
  const through = (): number => {
    let at = 0;
    while (state.kept.has(at + 1)) at += 1;
    return at;
  };
  return {
    async append(_device, _log, entries) {
      for (const { seq, entry } of entries) if (!state.kept.has(seq)) state.kept.set(seq, entry);
      return { through: through(), gaps: [], setAside: [] };
    },
    held: async () => ({ through: through(), gaps: [] }),
  };
}

function syncOver({ changes, state }: Memory): LinkDeps['sync'] {
  const rows = () => {
    const all = new Map(changes.map(({ key, document }) => [key, document]));
    return [...all].flatMap(([key, document]) => (document === null ? [] : [{ key, document }]));
  };
  return {
    head: async () => {
      const hash = rows().reduce((sum, row) => foldDigest(sum, rowDigest(row)), emptySetHash);
      return { version: changes.length, hash };
    },
    async changes(_device, since, limit) {
      const last = new Map(changes.map((change) => [change.key, change]));
      return [...last.values()]
        .filter(({ version }) => version > since)
        .sort((a, b) => a.version - b.version)
        .slice(0, limit);
    },
    rows: async (_device, after, limit) => {
      const inOrder = rows().sort((a, b) => (a.key < b.key ? -1 : 1));
      return inOrder.filter(({ key }) => after === null || key > after).slice(0, limit);
    },
    applied: async (_device, applied) => void state.applied.push(applied),
  };
}

async function listen(link: LinkServer, port: number, wire: Buffer[]): Promise<Server> {
  const node = nodeLink(link, { origins: null });
  const server = createServer((request, response) => {
    if (!node.request(request, response)) response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (!node.upgrade(request, socket, head)) socket.destroy();
  });
  const sockets = new Set<Socket>();
  socketsOf.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const write = socket.write.bind(socket);
    socket.on('data', (bytes: Buffer) => wire.push(bytes));
    socket.write = ((bytes: Uint8Array | string, ...rest: never[]) => {
      wire.push(Buffer.from(bytes as string));
      return write(bytes, ...rest);
    }) as typeof socket.write;
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** Channels as well, which a server lets go of when they are opened. */
async function closed(server: Server | null): Promise<void> {
  if (server === null) return;
  const over = new Promise((resolve) => server.close(resolve));
  for (const socket of socketsOf.get(server) ?? []) socket.destroy();
  await over;
}

const socketsOf = new WeakMap<Server, Set<Socket>>();

function raise(cause: unknown): never {
  throw cause;
}

export const soon = () => instant(Date.now() + 9_000);
