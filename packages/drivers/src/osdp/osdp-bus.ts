import { type Duration, duration } from '@vedette/domain';
import { asDriverFault } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { pauseFor, TendedSession } from '../common/tended-session.ts';
import { type ByteLine, openByteLine } from '../serial/byte-line.ts';
import { OsdpAssembler } from './osdp-assembler.ts';
import type { OsdpConfig } from './osdp-config.ts';
import type { OsdpDevice } from './osdp-device.ts';

type Outcome = 'answered' | 'busy' | 'over' | 'silent';

/** A reader that is busy for ever is as good as none. */
const mostBusy = 20;

/**
 * The line that several readers share: the panel speaks to one after the other and hears the one it asked.
 * It never listens to a reader that it has not asked.
 */
export class OsdpBus {
  readonly #config: OsdpConfig;
  readonly #scheduler: Scheduler;
  readonly #devices: readonly OsdpDevice[];
  readonly #assembler = new OsdpAssembler();
  readonly #session: TendedSession;
  #listening: { readonly device: OsdpDevice; readonly end: (outcome: Outcome) => void } | null = null;

  constructor(config: OsdpConfig, devices: readonly OsdpDevice[], scheduler: Scheduler) {
    this.#config = config;
    this.#devices = devices;
    this.#scheduler = scheduler;
    this.#session = new TendedSession({
      where: `serial ${config.line.path}`,
      session: (ready, signal) => this.#life(ready, signal),
      pauses: config.pace,
      scheduler,
      // Each reader tells of its own link, of which the line is a part.
      watcher: { ready: () => undefined, gone: () => undefined, fault: () => undefined },
    });
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #life(ready: () => void, signal: AbortSignal): Promise<never> {
    const broken = Promise.withResolvers<never>();
    const ended = new AbortController();
    let line: ByteLine | null = null;
    try {
      line = await openByteLine(this.#config.line, this.#scheduler, {
        bytes: (bytes) => this.#hear(bytes),
        lost: broken.reject,
      });
      ready();
      signal.addEventListener('abort', () => this.#listening?.end('over'), { once: true });
      const work = this.#work(line, AbortSignal.any([signal, ended.signal]));
      work.catch(() => undefined);
      return await Promise.race([broken.promise, work]);
    } catch (error) {
      const fault = asDriverFault(`serial ${this.#config.line.path}`, error);
      if (!signal.aborted) for (const device of this.#devices) device.lost(fault);
      throw error;
    } finally {
      ended.abort();
      this.#listening?.end('over');
      await line?.close();
    }
  }

  async #work(line: ByteLine, signal: AbortSignal): Promise<never> {
    for (;;) {
      signal.throwIfAborted();
      const next = this.#next();
      const wait = (next?.due ?? Number.POSITIVE_INFINITY) - this.#scheduler.now();
      if (next !== null && wait <= 0) await this.#talk(line, next.device, signal);
      else await pauseFor(this.#scheduler, duration(Math.min(wait, this.#config.pace.poll)), signal);
    }
  }

  #next(): { device: OsdpDevice; due: number } | null {
    const waiting = this.#devices.flatMap((device) => {
      const due = device.due();
      return due === null ? [] : [{ device, due }];
    });
    return waiting.sort((one, other) => one.due - other.due)[0] ?? null;
  }

  async #talk(line: ByteLine, device: OsdpDevice, signal: AbortSignal): Promise<void> {
    const bytes = device.ask();
    if (bytes === null) return;
    let busy = 0;
    for (let tries = 0; tries <= device.retries(); ) {
      const outcome = await this.#exchange(line, device, bytes);
      signal.throwIfAborted();
      if (outcome === 'answered') return;
      if (outcome === 'over' || (outcome === 'busy' && ++busy > mostBusy)) break;
      if (outcome === 'busy') await pauseFor(this.#scheduler, this.#config.pace.poll, signal);
      else tries++;
    }
    device.missed();
  }

  async #exchange(line: ByteLine, device: OsdpDevice, bytes: Uint8Array): Promise<Outcome> {
    const heard = Promise.withResolvers<Outcome>();
    this.#assembler.forget();
    this.#listening = { device, end: heard.resolve };
    await line.send(bytes);
    const cancel = this.#scheduler.after(this.#patience(), () => heard.resolve('silent'));
    const outcome = await heard.promise;
    cancel();
    this.#listening = null;
    return outcome;
  }

  /** The reader's time to begin, and the line's to carry 256 bytes of ten bits each. */
  #patience(): Duration {
    const { pace, line } = this.#config;
    return duration(pace.reply + (256 * 10 * 1_000) / line.baudRate);
  }

  #hear(bytes: Uint8Array): void {
    for (const frame of this.#assembler.push(bytes)) {
      const listening = this.#listening;
      if (listening === null) return;
      const heard = listening.device.hear(frame);
      if (heard === 'waiting') continue;
      this.#listening = null;
      listening.end(heard);
    }
  }
}
