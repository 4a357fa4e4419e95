import { randomUUID } from 'node:crypto';
import { type DeviceId, linkTimes } from '@vedette/contract/link';
import type { SessionScope } from './channel-session.ts';
import { type LinkNews, linkNews } from './news.ts';
import type { LinkSession, SessionEnd } from './session.ts';

/** The platform's end of a device that polls. Between two polls it is nothing but this. */
export class PollSession implements LinkSession {
  readonly device: DeviceId;
  readonly id = randomUUID();
  readonly version: number;
  /** Of the device's program: another one has to be born again. */
  readonly boot: string;
  /** Whether commands were taken for it. */
  hasTold = false;
  readonly #scope: SessionScope;
  #heardAt: number;
  #isOver = false;
  #waiter: ((news: ReadonlySet<LinkNews>) => void) | null = null;

  constructor(scope: SessionScope, device: DeviceId, version: number, boot: string) {
    this.device = device;
    this.version = version;
    this.boot = boot;
    this.#scope = scope;
    this.#heardAt = scope.deps.clock.monotonic();
  }

  heardAt(): number {
    return this.#heardAt;
  }

  patience(): number {
    return linkTimes.offlineAfter;
  }

  heard(): void {
    this.#heardAt = this.#scope.deps.clock.monotonic();
  }

  isOver(): boolean {
    return this.#isOver;
  }

  wake(news: LinkNews): void {
    this.#release(new Set([news]));
  }

  /** A later poll lets the one before go with empty hands: nobody is there any more who would take its answer. */
  wait(milliseconds: number, signal: AbortSignal): Promise<ReadonlySet<LinkNews>> {
    this.#release(new Set());
    return new Promise((resolve) => {
      const nothing = (): void => this.#release(new Set());
      const cancel = this.#scope.deps.clock.after(milliseconds, nothing);
      signal.addEventListener('abort', nothing, { once: true });
      this.#waiter = (news) => {
        cancel();
        signal.removeEventListener('abort', nothing);
        resolve(news);
      };
      if (this.#isOver || signal.aborted) nothing();
    });
  }

  end(_why: SessionEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#scope.registry.leave(this);
    this.#release(new Set());
  }

  #release(news: ReadonlySet<LinkNews>): void {
    const waiter = this.#waiter;
    this.#waiter = null;
    waiter?.(news);
  }
}

export const allNews: ReadonlySet<LinkNews> = new Set(linkNews);
