import { randomUUID } from 'node:crypto';
import {
  type DeviceId,
  type Downlink,
  linkLimits,
  linkPaths,
  linkTimes,
  type Uplink,
} from '@vedette/contract/link';
import type { ChannelKeys } from '../channel/exchange.ts';
import { type FrameOpener, type FrameSealer, frameOpener, frameSealer } from '../channel/frame.ts';
import { closeCodes, type LinkSocket } from '../transport/socket.ts';
import { standingFault } from './authenticate.ts';
import { retryAfterFault } from './link-fault.ts';
import type { Load } from './load.ts';
import { type LinkNews, linkNews, newsFor, type Told } from './news.ts';
import { parseJson } from './parse-json.ts';
import type { LinkDeps } from './ports.ts';
import type { Registry } from './registry.ts';
import { respond, type Speaker } from './respond.ts';
import type { LinkServerLimits } from './server-limits.ts';
import type { LinkSession, SessionEnd } from './session.ts';
import { uplinkFault, uplinkOf } from './uplink-of.ts';

/** What all sessions of a process share. */
export interface SessionScope {
  readonly deps: LinkDeps;
  readonly registry: Registry;
  readonly load: Load;
  readonly limits: LinkServerLimits;
  /** Messages under way are waited for when the server closes. */
  readonly underWay: Set<Promise<void>>;
}

export interface ChannelCaller {
  readonly device: DeviceId;
  readonly version: number;
  readonly keys: ChannelKeys;
}

const codeOf: Readonly<Record<SessionEnd, number>> = {
  silent: closeCodes.silent,
  replaced: closeCodes.replaced,
  'not-allowed': closeCodes.notAllowed,
  goodbye: closeCodes.goingAway,
  broken: closeCodes.frameWrong,
};

/** The platform's end of one channel, from the handshake to its end. There are ten thousand: it holds little. */
export class ChannelSession implements LinkSession {
  readonly device: DeviceId;
  readonly id = randomUUID();
  readonly #scope: SessionScope;
  readonly #socket: LinkSocket;
  readonly #speaker: Speaker;
  readonly #opener: FrameOpener;
  readonly #sealer: FrameSealer;
  /** What may be new and was not looked at. */
  readonly #fresh = new Set<LinkNews>();
  /** Null until it is born. */
  #told: Told | null = null;
  #heardAt: number;
  #underWay = 0;
  #isPaused = false;
  #isOver = false;
  #isTelling = false;
  #hasTold = false;

  constructor(scope: SessionScope, { device, version, keys }: ChannelCaller, socket: LinkSocket) {
    this.device = device;
    this.#scope = scope;
    this.#socket = socket;
    this.#speaker = { device, session: this.id, version, over: 'channel' };
    this.#opener = frameOpener(keys.up);
    this.#sealer = frameSealer(keys.down);
    this.#heardAt = scope.deps.clock.monotonic();
  }

  heardAt(): number {
    return this.#heardAt;
  }

  isOver(): boolean {
    return this.#isOver;
  }

  patience(): number {
    return this.#told === null ? linkTimes.birth : linkTimes.offlineAfter;
  }

  wake(news: LinkNews): void {
    this.#fresh.add(news);
    this.#tellNews();
  }

  receive(frame: Uint8Array): void {
    if (this.#isOver) return;
    const { deps } = this.#scope;
    const bytes = this.#opener.open(frame);
    if (bytes === null) {
      const { device } = this;
      deps.refused({ fault: 'message-malformed', device, path: linkPaths.channel, at: deps.clock.now() });
      this.end('broken');
      return;
    }
    this.#heardAt = deps.clock.monotonic();
    this.#underWay += 1;
    this.#track(this.#process(bytes));
    this.#regulate();
  }

  end(why: SessionEnd): void {
    if (this.#isOver) return;
    const { deps, limits } = this.#scope;
    if (why === 'goodbye')
      this.#send({ type: 'goodbye', retryAfter: Math.round(limits.goodbyeSpread * deps.random()) });
    this.closed();
    this.#socket.close(codeOf[why]);
  }

  /** The connection has gone. */
  closed(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#scope.registry.leave(this);
  }

  async #process(bytes: Uint8Array): Promise<void> {
    const { deps, load } = this.#scope;
    const isFull = load.isFull();
    const release = load.take(bytes.length);
    try {
      const said = parseJson(bytes);
      const message = uplinkOf(said);
      if (message === null) this.#send(uplinkFault(said));
      else if (isFull) this.#send(this.#slowDown(message));
      else await this.#answer(message);
    } catch (error) {
      deps.troubled(error);
    } finally {
      release();
      this.#underWay -= 1;
      this.#regulate();
    }
  }

  #slowDown({ id }: Uplink): Downlink {
    const retryAfter = retryAfterFault('slow-down', this.#scope.deps.random()) ?? 0;
    return { type: 'slow-down', re: id, retryAfter };
  }

  async #answer(message: Uplink): Promise<void> {
    if (this.#told === null && message.type !== 'birth')
      return this.#send({ type: 'refused', re: message.id, fault: 'birth-missing' });
    const answer = await respond(this.#scope.deps, this.#speaker, message);
    if (message.type === 'birth' && answer.type === 'welcome') this.#beBorn(message);
    if (this.#isOver) return;
    this.#send(answer);
    this.#tellNews();
    if (message.type === 'heartbeat') await this.#checkStanding();
  }

  #beBorn({ facts }: Extract<Uplink, { type: 'birth' }>): void {
    this.#told = { config: facts.config, sync: facts.sync.version, hash: facts.sync.hash };
    for (const kind of linkNews) this.#fresh.add(kind);
    this.#scope.registry.enter(this);
  }

  /** It may have been retired through another process of the platform. */
  async #checkStanding(): Promise<void> {
    const found = await this.#scope.deps.devices.find(this.device);
    if (found === null || standingFault(found) !== null) this.end('not-allowed');
  }

  #send(message: Downlink): void {
    if (this.#isOver) return;
    const bytes = Buffer.from(JSON.stringify(message));
    if (bytes.length > linkLimits.message) {
      this.#scope.deps.troubled(new RangeError(`${message.type} of ${bytes.length} bytes`));
      return;
    }
    const release = this.#scope.load.take(bytes.length);
    this.#socket.send(this.#sealer.seal(bytes), () => {
      release();
      this.#regulate();
    });
  }

  /** A device that sends faster than it reads, or than the platform works, is not read for a while. */
  #regulate(): void {
    if (this.#isOver) return;
    const { messagesOfOne, unsentOfOne } = this.#scope.limits;
    const isFull = this.#underWay >= messagesOfOne || this.#socket.buffered() >= unsentOfOne;
    if (isFull === this.#isPaused) return;
    this.#isPaused = isFull;
    if (isFull) this.#socket.pause();
    else this.#socket.resume();
    this.#tellNews();
  }

  /** One look at a time, and none while the device does not read: what is new meanwhile goes along with the next. */
  #tellNews(): void {
    const told = this.#told;
    if (this.#isTelling || this.#isOver || this.#isPaused || told === null || this.#fresh.size === 0) return;
    this.#isTelling = true;
    const about = new Set(this.#fresh);
    this.#fresh.clear();
    const isFresh = !this.#hasTold;
    this.#hasTold = true;
    this.#track(
      newsFor(this.#scope.deps, this.device, told, about, isFresh)
        .then((news) => {
          for (const message of news) this.#send(message);
        }, this.#scope.deps.troubled)
        .finally(() => {
          this.#isTelling = false;
          this.#tellNews();
        }),
    );
  }

  #track(work: Promise<void>): void {
    const { underWay } = this.#scope;
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }
}
