import { type DeviceId, type LinkFault, linkPaths, linkStatusOf } from '@vedette/contract/link';
import type { LinkRequest, LinkResponse } from '../transport/http.ts';
import { closeCodes, type LinkSocket } from '../transport/socket.ts';
import { refuse } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { ChannelSession } from './channel-session.ts';
import { enrol } from './enrol.ts';
import { type Greeting, greet } from './greet.ts';
import { faultOfError, retryAfterFault } from './link-fault.ts';
import { openLoad } from './load.ts';
import type { LinkNews } from './news.ts';
import type { LinkDeps } from './ports.ts';
import { openRegistry } from './registry.ts';
import { type LinkServerLimits, linkServerLimits } from './server-limits.ts';
import { takeCapture } from './take-captures.ts';
import { type PollScope, takePoll } from './take-poll.ts';

/** What a server feeds a channel with. */
export type ChannelSink = Pick<ChannelSession, 'receive' | 'closed'>;

export interface LinkFigures {
  /** Devices that are there: born, over a channel or by polling. */
  readonly devices: number;
  readonly channels: number;
  readonly pollsWaiting: number;
  readonly requests: number;
  /** Of messages under way, and of answers that were not read yet. */
  readonly bytes: number;
}

/** The platform's end of the device link, in one process. */
export interface LinkServer {
  /** Any request below `/link/` but the channel's. Never rejects. */
  handle(request: LinkRequest): Promise<LinkResponse>;
  /** The request for a channel: the greeting to answer `101` with, or a refusal. Never rejects. */
  greet(request: LinkRequest): Promise<Greeting | LinkResponse>;
  /** The channel stands. */
  open(greeting: Greeting, socket: LinkSocket): ChannelSink;
  /** Something may be new for a device; nothing when it is not connected to this process. */
  wake(device: DeviceId, news: LinkNews): void;
  /** Lets go a device that has been retired or moved to another site. */
  dismiss(device: DeviceId): void;
  figures(): LinkFigures;
  /** Says goodbye to all, and resolves when what was under way is done. */
  close(): Promise<void>;
}

const sweepEvery = 5_000;

export function openLinkServer(deps: LinkDeps, limits: Partial<LinkServerLimits> = {}): LinkServer {
  return new ProcessLink(deps, { ...linkServerLimits, ...limits });
}

class ProcessLink implements LinkServer {
  readonly #scope: PollScope;
  readonly #channels = new Set<ChannelSession>();
  readonly #requests;
  readonly #polls;
  #isClosed = false;
  #cancelSweep: () => void;

  constructor(deps: LinkDeps, limits: LinkServerLimits) {
    this.#requests = openLoad(limits.requests);
    this.#polls = openLoad(limits.polls);
    this.#scope = {
      ...{ deps, limits, registry: openRegistry(deps), load: openLoad(limits.bytes), underWay: new Set() },
      enterWait: () => this.#enterWait(),
      isClosing: () => this.#isClosed,
    };
    this.#cancelSweep = deps.clock.after(sweepEvery, () => this.#sweep());
  }

  handle(request: LinkRequest): Promise<LinkResponse> {
    return this.#admitted(request, () => this.#routed(request));
  }

  async greet(request: LinkRequest): Promise<Greeting | LinkResponse> {
    const { deps, limits } = this.#scope;
    // Those that are being greeted may come on top: as many as requests at once, no more.
    if (this.#channels.size >= limits.connections) return unsignedRefusal('slow-down', deps.random());
    return this.#admitted(request, () => greet(deps, request));
  }

  open(greeting: Greeting, socket: LinkSocket): ChannelSink {
    const session = new ChannelSession(this.#scope, greeting, socket);
    if (this.#isClosed) socket.close(closeCodes.goingAway);
    else this.#channels.add(session);
    return {
      receive: (frame) => session.receive(frame),
      closed: () => {
        session.closed();
        this.#channels.delete(session);
      },
    };
  }

  wake(device: DeviceId, news: LinkNews): void {
    this.#scope.registry.of(device)?.wake(news);
  }

  dismiss(device: DeviceId): void {
    this.#scope.registry.of(device)?.end('not-allowed');
  }

  figures(): LinkFigures {
    const { registry, load } = this.#scope;
    const [requests, pollsWaiting] = [this.#requests.used(), this.#polls.used()];
    return {
      ...{ devices: registry.size(), channels: this.#channels.size },
      ...{ pollsWaiting, requests, bytes: load.used() },
    };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelSweep();
    const { registry, underWay } = this.#scope;
    // What has been taken is answered before the goodbye.
    await settledOf(underWay);
    for (const session of [...this.#channels, ...registry.all()]) session.end('goodbye');
    await settledOf(underWay);
    await registry.settled();
  }

  /** More at once than that would all be slow: the rest is told to come again, which costs next to nothing. */
  async #admitted<T>(request: LinkRequest, work: () => Promise<T>): Promise<T | LinkResponse> {
    const { deps } = this.#scope;
    if (this.#isClosed) return unsignedRefusal('unavailable', deps.random());
    if (this.#requests.isFull()) return unsignedRefusal('slow-down', deps.random());
    const leave = this.#requests.take(1);
    try {
      return await work();
    } catch (error) {
      const fault = faultOfError(error);
      if (fault === 'internal') deps.troubled(error);
      return refuse(deps, request, fault);
    } finally {
      leave();
    }
  }

  /** A poll that waits costs memory alone, and gives its place among the requests to another. */
  #enterWait(): (() => void) | null {
    if (this.#polls.isFull()) return null;
    const leaveWait = this.#polls.take(1);
    const comeBack = this.#requests.take(-1);
    return () => {
      leaveWait();
      comeBack();
    };
  }

  async #routed(request: LinkRequest): Promise<LinkResponse> {
    const { deps } = this.#scope;
    const { pathname } = new URL(request.targetUri);
    const isPost = request.method === 'POST';
    if (pathname === linkPaths.enrol && isPost) return enrol(deps, request);
    const isPoll = pathname === linkPaths.messages && isPost;
    const isCapture = pathname.startsWith(linkPaths.captures) && (isPost || request.method === 'PUT');
    if (!isPoll && !isCapture) return refuse(deps, request, 'no-such-path');
    const caller = await authenticate(deps, request);
    if (typeof caller === 'string') return refuse(deps, request, caller);
    return isPoll ? takePoll(this.#scope, caller, request) : takeCapture(deps, caller.device.id, request);
  }

  #sweep(): void {
    const { registry, deps } = this.#scope;
    const now = deps.clock.monotonic();
    for (const session of [...this.#channels, ...registry.all()])
      if (now - session.heardAt() > session.patience()) session.end('silent');
    this.#cancelSweep = deps.clock.after(sweepEvery, () => this.#sweep());
  }
}

async function settledOf(work: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.allSettled([...work]);
}

/** Not signed, because a signature costs more than all the rest of it; a device believes no more of it than "later". */
function unsignedRefusal(fault: LinkFault, random: number): LinkResponse {
  const status = linkStatusOf[fault];
  const retryAfter = retryAfterFault(fault, random) ?? 0;
  const fields = new Map([
    ['content-type', 'application/problem+json'],
    ['retry-after', String(Math.ceil(retryAfter / 1000))],
  ]);
  const problem = { type: 'about:blank', status, code: fault, retryAfter };
  return { status, fields, body: Buffer.from(JSON.stringify(problem)) };
}
