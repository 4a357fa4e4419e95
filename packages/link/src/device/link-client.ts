import type { Downlink, LinkFault } from '@vedette/contract/link';
import type { Instant } from '@vedette/domain';
import { backoff, reconnectRule } from '../transport/backoff.ts';
import { pause } from '../transport/pause.ts';
import type { CallDeps } from './call-platform.ts';
import { openChannel } from './channel-line.ts';
import type { Said } from './conversation.ts';
import type { Line, LineEnd } from './line.ts';
import { type ClientMemory, LineSession } from './line-session.ts';
import { type LinkTime, openLinkTime } from './link-time.ts';
import { openPoll } from './poll-line.ts';
import type { LinkClientDeps } from './ports.ts';

export type LinkTrouble = LinkFault | 'unreachable' | 'unsigned' | 'silent' | 'broken' | 'goodbye';

export interface LinkState {
  readonly phase: 'connecting' | 'connected' | 'waiting' | 'closed';
  readonly over: Line['over'] | null;
  readonly since: Instant;
  /** Why the last line is over, or did not come about; null when all is well. */
  readonly trouble: LinkTrouble | null;
}

/** The device's end of the link: keeps a line to the platform, whatever happens to it. */
export interface LinkClient {
  state(): LinkState;
  onState(listener: (state: LinkState) => void): () => void;
  readonly time: LinkTime;
  /** The facts of the birth have changed: duty, lanes, keys. */
  factsChanged(): void;
  /** Takes the whole sync set again. */
  syncAnew(): void;
  /**
   * Says something over the line that stands, again for as long as the platform asks for time. Null when there is no
   * line, or it is over before the answer.
   */
  ask(said: Said): Promise<Downlink | null>;
  close(): Promise<void>;
}

/** For how long a way that does not let channels through is not tried again; doubled each time, up to a limit. */
const pollFirst = 300_000;
const pollLongest = 3_600_000;
/** A fault that only somebody at the platform can end. */
const lasting: ReadonlySet<LinkTrouble> = new Set([
  'device-retired',
  'device-unknown',
  'device-not-claimed',
  'version-too-old',
  'version-too-new',
  'certificate-missing',
  'certificate-wrong',
]);
const lastingWait = 300_000;

interface Failure {
  readonly trouble: LinkTrouble;
  readonly retryAfter: number;
}

export function openLinkClient(deps: LinkClientDeps): LinkClient {
  return new DeviceLink(deps);
}

class DeviceLink implements LinkClient {
  readonly time: LinkTime;
  readonly #deps: LinkClientDeps;
  readonly #call: CallDeps;
  readonly #memory: ClientMemory;
  readonly #gone = new AbortController();
  readonly #listeners = new Set<(state: LinkState) => void>();
  readonly #done: Promise<void>;
  #state: LinkState;
  #session: LineSession | null = null;
  #failures = 0;
  /** Channels that ended before their welcome, one after the other. */
  #stillborn = 0;
  #pollFor = pollFirst;
  #pollUntil = Number.NEGATIVE_INFINITY;

  constructor(deps: LinkClientDeps) {
    this.#deps = deps;
    this.time = openLinkTime(deps.clock, deps.ownClock);
    this.#call = { ...deps, time: this.time, platformKeys: () => deps.bond.keys() };
    this.#memory = {
      sent: { log: null, highest: 0 },
      running: new Set(),
      have: { config: 0, sync: 0 },
      startedAt: deps.clock.monotonic(),
    };
    this.#state = { phase: 'connecting', over: null, since: deps.clock.now(), trouble: null };
    this.#done = this.#run();
  }

  state(): LinkState {
    return this.#state;
  }

  onState(listener: (state: LinkState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  factsChanged(): void {
    this.#session?.bearAgain().catch(this.#deps.troubled);
  }

  syncAnew(): void {
    this.#session?.syncAnew();
  }

  async ask(said: Said): Promise<Downlink | null> {
    return (await this.#session?.ask(said)) ?? null;
  }

  async close(): Promise<void> {
    this.#gone.abort();
    this.#session?.end({ why: 'closed' });
    await this.#done;
  }

  async #run(): Promise<void> {
    const { clock, random } = this.#deps;
    while (!this.#gone.signal.aborted) {
      this.#become('connecting', null, this.#state.trouble);
      const failure = await this.#attempt();
      if (this.#gone.signal.aborted) break;
      this.#become('waiting', null, failure.trouble);
      const least = lasting.has(failure.trouble) ? lastingWait : failure.retryAfter;
      await pause(clock, backoff(reconnectRule, this.#failures, random(), least), this.#gone.signal);
      this.#failures += 1;
    }
    this.#become('closed', null, null);
  }

  /** One line, from its opening to its end. */
  async #attempt(): Promise<Failure> {
    try {
      if (this.#deps.clock.monotonic() < this.#pollUntil) return await this.#poll();
      const channel = await openChannel(this.#call, this.#deps.bond.origin, this.#gone.signal);
      if (channel.state === 'open') return await this.#over(channel.line);
      if (channel.state === 'refused')
        return { trouble: channel.problem.code, retryAfter: channel.problem.retryAfter ?? 0 };
      if (channel.status === 429 || channel.status === 503)
        return { trouble: 'unsigned', retryAfter: channel.retryAfter };
      return await this.#insteadPoll();
    } catch {
      // A way that breaks a channel off looks like no way at all: every second time the other one is tried.
      return this.#failures % 2 === 1 ? this.#insteadPoll() : { trouble: 'unreachable', retryAfter: 0 };
    }
  }

  /** The way does not let channels through: polls for a while. */
  #insteadPoll(): Promise<Failure> {
    const spread = 0.75 + 0.5 * this.#deps.random();
    this.#pollUntil = this.#deps.clock.monotonic() + this.#pollFor * spread;
    return this.#poll();
  }

  async #poll(): Promise<Failure> {
    const { deps: needs } = { deps: this.#deps };
    const { clock } = needs;
    const { boot } = needs.self;
    const line = openPoll({
      ...this.#call,
      ...{ origin: needs.bond.origin, boot, have: () => this.#memory.have },
    });
    const cancel = clock.after(Math.max(0, this.#pollUntil - clock.monotonic()), () => {
      this.#pollFor = Math.min(2 * this.#pollFor, pollLongest);
      line.end({ why: 'switch' });
    });
    const failure = await this.#over(line);
    cancel();
    // Not even a poll came through: the next attempt begins with a channel again.
    if (failure.trouble === 'unreachable' || failure.trouble === 'unsigned')
      this.#pollUntil = Number.NEGATIVE_INFINITY;
    return failure;
  }

  async #over(line: Line): Promise<Failure> {
    let isWelcome = false;
    const session = new LineSession(
      {
        ...{ deps: this.#deps, call: this.#call, memory: this.#memory },
        welcomed: () => {
          isWelcome = true;
          this.#welcomed(line);
        },
      },
      line,
    );
    this.#session = session;
    if (this.#gone.signal.aborted) session.end({ why: 'closed' });
    const end = await session.run();
    this.#session = null;
    if (line.over === 'channel' && !isWelcome) this.#countStillborn();
    return failureOf(end, isWelcome);
  }

  #welcomed({ over }: Line): void {
    this.#failures = 0;
    if (over === 'channel') {
      this.#stillborn = 0;
      this.#pollFor = pollFirst;
    }
    this.#become('connected', over, null);
  }

  /** A way that lets a channel begin and nothing through it. */
  #countStillborn(): void {
    this.#stillborn += 1;
    if (this.#stillborn < 2) return;
    this.#stillborn = 0;
    this.#pollUntil = this.#deps.clock.monotonic() + this.#pollFor;
  }

  #become(phase: LinkState['phase'], over: LinkState['over'], trouble: LinkTrouble | null): void {
    this.#state = { phase, over, since: this.#deps.clock.now(), trouble };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

function failureOf(end: LineEnd, isWelcome: boolean): Failure {
  switch (end.why) {
    case 'goodbye':
      return { trouble: 'goodbye', retryAfter: end.retryAfter };
    case 'refused':
      return { trouble: end.fault, retryAfter: end.retryAfter };
    case 'silent':
    case 'unsigned':
      return { trouble: end.why, retryAfter: 0 };
    default:
      return { trouble: isWelcome ? 'broken' : 'unreachable', retryAfter: 0 };
  }
}
