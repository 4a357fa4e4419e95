import {
  type CommandId,
  type Downlink,
  type Health,
  linkLimits,
  linkTimes,
  type Settings,
} from '@vedette/contract/link';
import { pause } from '../transport/pause.ts';
import type { CallDeps } from './call-platform.ts';
import { runCaptures } from './captures-loop.ts';
import { CommandDesk } from './command-desk.ts';
import { Conversation, type Said } from './conversation.ts';
import type { Line, LineEnd } from './line.ts';
import type { LinkClientDeps } from './ports.ts';
import { RecordsLoop, type SentMark } from './records-loop.ts';
import { SyncLoop } from './sync-loop.ts';

/** What outlives a line. */
export interface ClientMemory {
  readonly sent: SentMark;
  readonly running: Set<CommandId>;
  /** The newest that the platform has told of. */
  readonly have: { config: number; sync: number };
  readonly startedAt: number;
}

export interface SessionNeeds {
  readonly deps: LinkClientDeps;
  readonly call: CallDeps;
  readonly memory: ClientMemory;
  readonly welcomed: () => void;
}

type Welcome = Extract<Downlink, { type: 'welcome' }>;

/** Everything that goes over one line, from the birth until it is over. */
export class LineSession {
  readonly #needs: SessionNeeds;
  readonly #talk: Conversation;
  readonly #records: RecordsLoop;
  readonly #sync: SyncLoop;
  readonly #desk: CommandDesk;
  readonly #over: Promise<LineEnd>;
  #applying: Promise<void> = Promise.resolve();

  constructor(needs: SessionNeeds, line: Line) {
    const { deps, call, memory } = needs;
    this.#needs = needs;
    const { promise, resolve } = Promise.withResolvers<LineEnd>();
    this.#over = promise;
    this.#talk = new Conversation(line, call, (message) => this.#told(message), resolve);
    this.#records = new RecordsLoop({ ...deps, sent: memory.sent }, this.#talk);
    this.#sync = new SyncLoop(deps, this.#talk);
    this.#desk = new CommandDesk({ ...deps, time: call.time, running: memory.running }, this.#talk);
  }

  /** Resolves when the line is over. */
  async run(): Promise<LineEnd> {
    try {
      const welcome = await this.#birth();
      if (welcome !== null) await this.#begin(welcome);
    } catch (error) {
      this.#needs.deps.troubled(error);
      this.end({ why: 'broken' });
    }
    return this.#over;
  }

  end(why: LineEnd): void {
    this.#talk.line.end(why);
  }

  syncAnew(): void {
    this.#sync.anew();
  }

  ask(said: Said): Promise<Downlink | null> {
    return this.#talk.insist(said);
  }

  /** What is true from start to start has changed all the same. */
  async bearAgain(): Promise<void> {
    await this.#birth();
  }

  async #birth(): Promise<Welcome | null> {
    const { deps, memory } = this.#needs;
    const { boot } = deps.self;
    const facts = { ...(await deps.self.facts()), boot, sync: await deps.syncSet.state() };
    Object.assign(memory.have, { config: facts.config, sync: facts.sync.version });
    const answer = await this.#talk.insist({ type: 'birth', facts, health: await this.#health() });
    if (answer?.type === 'welcome') return answer;
    if (answer?.type === 'refused') this.end({ why: 'refused', fault: answer.fault, retryAfter: 0 });
    return null;
  }

  async #begin(welcome: Welcome): Promise<void> {
    this.#needs.welcomed();
    await this.#rememberKeys(welcome);
    await this.#records.start(welcome.logs);
    const { deps, call } = this.#needs;
    const { origin } = deps.bond;
    const mayGo = (): boolean => this.#records.isIdle();
    void runCaptures({ ...deps, ...call, origin, mayGo }, this.#talk.signal);
    void this.#beat(welcome.heartbeat);
    this.#watchWraps();
    await this.#desk.start();
  }

  async #rememberKeys({ platformKeys }: Welcome): Promise<void> {
    const { bond } = this.#needs.deps;
    const known = bond.keys().map((key) => Buffer.from(key).toString('base64url'));
    if (known.join() === platformKeys.join()) return;
    await bond.rekeyed(platformKeys.map((key) => new Uint8Array(Buffer.from(key, 'base64url'))));
  }

  #told(message: Downlink): void {
    const { have } = this.#needs.memory;
    switch (message.type) {
      case 'config':
        have.config = message.version;
        this.#applying = this.#applying.then(() => this.#applyConfig(message.version, message.settings));
        return;
      case 'sync-changed':
        have.sync = message.version;
        this.#sync.changed();
        return;
      case 'command':
        void this.#desk.take(message.command).catch(this.#needs.deps.troubled);
        return;
      case 'goodbye':
        this.end({ why: 'goodbye', retryAfter: message.retryAfter });
        return;
      default:
    }
  }

  async #applyConfig(version: number, settings: Settings): Promise<void> {
    const { config, troubled } = this.#needs.deps;
    try {
      const problems = await config.apply(version, settings);
      await this.#talk.insist({ type: 'config-reported', version, problems: [...problems] });
    } catch (error) {
      troubled(error);
    }
  }

  /** Spread, so that a thousand devices that came back together do not speak together for ever. */
  async #beat(every: number): Promise<void> {
    const { deps } = this.#needs;
    const { signal } = this.#talk;
    while (!signal.aborted) {
      await pause(deps.clock, every * (0.9 + 0.2 * deps.random()), signal);
      if (signal.aborted) return;
      if (this.#talk.silence() > linkTimes.offlineAfter) this.end({ why: 'silent' });
      try {
        const answer = await this.#talk.ask({ type: 'heartbeat', health: await this.#health() });
        if (answer?.type === 'refused') this.end({ why: 'broken' });
      } catch (error) {
        deps.troubled(error);
      }
    }
  }

  async #health(): Promise<Health> {
    const { deps, call, memory } = this.#needs;
    const { head, through } = await deps.outbox.state();
    return {
      ...(await deps.self.health()),
      at: call.time.now(),
      uptime: Math.max(0, Math.round(deps.clock.monotonic() - memory.startedAt)),
      clock: call.time.report(),
      logs: [{ log: deps.outbox.log(), head, through }],
      captures: { waiting: await deps.captures.waiting() },
    };
  }

  #watchWraps(): void {
    const { wraps, troubled } = this.#needs.deps;
    let sending: Promise<void> = Promise.resolve();
    const look = (): void => {
      sending = sending.then(() => this.#sendWraps()).catch(troubled);
    };
    const end = wraps.onGrown(look);
    this.#talk.signal.addEventListener('abort', end, { once: true });
    look();
  }

  async #sendWraps(): Promise<void> {
    const { wraps } = this.#needs.deps;
    for (;;) {
      const waiting = await wraps.waiting(linkLimits.referenceWraps);
      if (waiting.length === 0) return;
      const answer = await this.#talk.insist({ type: 'references-wrapped', wraps: [...waiting] });
      if (answer?.type !== 'taken') return;
      await wraps.taken(waiting);
    }
  }
}
