import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type Instant, instant } from '@vedette/domain';
import type { GatewayShape } from '../gateway.ts';
import { newAccounts, type SimulatedAccounts } from './accounts.ts';
import { type FaultPlan, noFault } from './fault.ts';
import type { SimulatedPerson } from './person.ts';
import { samplePeople } from './sample-people.ts';
import { simulatedSettings } from './settings.ts';
import { firmwareShape } from './shapes/firmware.ts';
import { guangdongShape } from './shapes/guangdong.ts';
import { nationalShape } from './shapes/national.ts';
import { shanghaiShape } from './shapes/shanghai.ts';
import { type RawReply, spoil } from './spoil.ts';
import type { SimulatedRequest, SimulatedShape, SimulatedWorld } from './world.ts';

export interface SimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The default, 127.0.0.1, is reached from this machine alone. */
  readonly host?: string;
  readonly people?: readonly SimulatedPerson[];
  readonly accounts?: SimulatedAccounts;
  readonly faults?: Partial<FaultPlan>;
  /** Answers are signed where the shape can. */
  readonly signed?: boolean;
  /** Certificate and key in PEM: then https is spoken. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly now?: () => Instant;
  /** From 0 to below 1; decides which answers have the fault. */
  readonly random?: () => number;
}

const shapes: readonly SimulatedShape[] = [shanghaiShape, nationalShape, guangdongShape, firmwareShape];
const requestLimit = 65_536;
const mostSeen = 1_000;
const mostTokens = 1_000;

/** Platforms that know the health status of invented people, and can be made to fail in every way. */
export class GatewaySimulator {
  readonly accounts: SimulatedAccounts;
  readonly people: readonly SimulatedPerson[];
  readonly signed: boolean;
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  readonly #now: () => Instant;
  readonly #random: () => number;
  readonly #tokens = new Set<string>();
  readonly #sockets = new Set<Socket>();
  readonly #waiting = new Set<NodeJS.Timeout>();
  readonly #seen: SimulatedRequest[] = [];
  #faults: FaultPlan;

  constructor(options: SimulatorOptions = {}) {
    this.accounts = options.accounts ?? newAccounts();
    this.people = options.people ?? samplePeople;
    this.signed = options.signed ?? false;
    this.#faults = { ...noFault, ...options.faults };
    this.#now = options.now ?? (() => instant(Date.now()));
    this.#random = options.random ?? Math.random;
    this.#scheme = options.tls === undefined ? 'http' : 'https';
    const listen = (request: IncomingMessage, response: ServerResponse): void => {
      this.#serve(request, response).catch(() => response.destroy());
    };
    this.#server = options.tls === undefined ? createServer(listen) : createTlsServer(options.tls, listen);
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Origin of all four platforms; their paths do not meet. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://${this.#scheme === 'https' ? 'localhost' : '127.0.0.1'}:${port}`;
  }

  /** What came so far, oldest first; the last thousand. */
  get seen(): readonly SimulatedRequest[] {
    return this.#seen;
  }

  /** Settings that `parseGatewayConfig` reads, with the secrets in clear. */
  settings(shape: GatewayShape): Readonly<Record<string, unknown>> {
    return simulatedSettings(shape, this.url, this.accounts, this.signed);
  }

  setFaults(faults: Partial<FaultPlan>): void {
    this.#faults = { ...this.#faults, ...faults };
  }

  /** As a platform does that was started anew. */
  forgetTokens(): void {
    this.#tokens.clear();
  }

  /** @throws the error of node:net when the port is taken */
  async listen(port: number, host: string): Promise<void> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
  }

  /** Cuts every connection; whoever waits gets nothing any more. */
  async close(): Promise<void> {
    for (const timer of this.#waiting) clearTimeout(timer);
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    if (request === null) {
      response.destroy();
      return;
    }
    this.#remember(request);
    const plan = this.#faults;
    const fault = plan.fault !== null && this.#random() < plan.rate ? plan.fault : null;
    if (fault === 'silent') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    const raw = spoil(this.#answer(request, fault), fault, plan);
    if (fault === 'late') await this.#wait(plan.lateMs);
    await send(response, raw);
  }

  #answer(request: SimulatedRequest, fault: FaultPlan['fault']) {
    const { people, accounts, signed } = this;
    const world: SimulatedWorld = { people, accounts, signed, fault, now: this.#now(), tokens: this.#tokens };
    for (const shape of shapes) {
      const reply = shape(request, world);
      if (reply !== null) return reply;
    }
    return { status: 404, headers: {}, body: '' };
  }

  #remember(request: SimulatedRequest): void {
    this.#seen.push(request);
    if (this.#seen.length > mostSeen) this.#seen.shift();
    const [oldest] = this.#tokens;
    if (this.#tokens.size > mostTokens && oldest !== undefined) this.#tokens.delete(oldest);
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(timer);
        resolve();
      }, milliseconds);
      this.#waiting.add(timer);
    });
  }
}

/** Starts a simulator and waits until it listens. */
export async function startGatewaySimulator(options: SimulatorOptions = {}): Promise<GatewaySimulator> {
  const simulator = new GatewaySimulator(options);
  await simulator.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  return simulator;
}

/** Null for a request that is longer than any of the platforms takes. */
async function read(incoming: IncomingMessage): Promise<SimulatedRequest | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > requestLimit) return null;
    chunks.push(chunk);
  }
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://simulated');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value ?? '')]);
  return {
    ...{ method: incoming.method ?? '', path: pathname, query: searchParams },
    ...{ headers: Object.fromEntries(headers), body: Buffer.concat(chunks).toString('utf8') },
  };
}

async function send(response: ServerResponse, { status, headers, bytes, cutAt }: RawReply): Promise<void> {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (cutAt === undefined) {
    response.end(bytes);
    return;
  }
  await new Promise((resolve) => response.write(bytes.subarray(0, cutAt), resolve));
  response.destroy();
}
