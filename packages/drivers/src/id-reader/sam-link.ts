import { type Duration, duration } from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { pauseFor } from '../common/tended-session.ts';
import type { ByteLine, LineListener } from '../serial/byte-line.ts';
import { type SamAnswer, type SamCommand, samAnswer, samCommands } from './sam-command.ts';
import { encodeSamFrame, SamFrames } from './sam-frame.ts';

/** Answers to what was asked before the port was last closed come within this time, and are let pass. */
const settling = duration(50);

/** Opens the line on which the module is; a real port, or a simulated one. */
export type OpenLine = (listener: LineListener) => Promise<ByteLine>;

/** One request at a time to a SAM module. Its answers do not say what they answer, so order is all. */
export class SamLink {
  readonly #where: string;
  readonly #scheduler: Scheduler;
  readonly #frames = new SamFrames();
  readonly #ended = new AbortController();
  #line: ByteLine | null = null;
  #take: ((answer: SamAnswer) => void) | null = null;

  private constructor(where: string, scheduler: Scheduler, outer: AbortSignal) {
    this.#where = where;
    this.#scheduler = scheduler;
    if (outer.aborted) this.#ended.abort(outer.reason);
    outer.addEventListener('abort', () => this.#ended.abort(outer.reason), { signal: this.#ended.signal });
  }

  /** @throws VedetteError `driver-failed` when the line does not open */
  static async open(
    where: string,
    open: OpenLine,
    scheduler: Scheduler,
    signal: AbortSignal,
  ): Promise<SamLink> {
    const link = new SamLink(where, scheduler, signal);
    try {
      link.#line = await open({
        bytes: (bytes) => link.#hear(bytes),
        lost: (error) => link.#ended.abort(error),
      });
      await link.pause(settling);
    } catch (error) {
      await link.close();
      throw error;
    }
    return link;
  }

  /**
   * The answer, or null when all that came within the deadline was no whole frame.
   * @throws VedetteError `driver-failed`: `no-answer` when nothing came, or why the line is lost
   */
  async ask(command: SamCommand, deadline: Duration): Promise<SamAnswer | null> {
    this.#ended.signal.throwIfAborted();
    this.#frames.forget();
    const answer = new Promise<SamAnswer>((resolve) => {
      this.#take = resolve;
    });
    const over = new AbortController();
    const ended = (): void => over.abort(this.#ended.signal.reason);
    this.#ended.signal.addEventListener('abort', ended);
    const late = pauseFor(this.#scheduler, deadline, over.signal).then(() => null);
    try {
      const sent = this.#line?.send(encodeSamFrame(Uint8Array.from(samCommands[command])));
      const asked = Promise.all([answer, sent]).then(([heard]) => heard);
      const heard = await Promise.race([asked, late]);
      if (heard === null && this.#frames.heard() === 0)
        throw driverFailed(this.#where, 'no-answer', `${command}: none within ${deadline} ms`);
      return heard;
    } finally {
      this.#take = null;
      this.#ended.signal.removeEventListener('abort', ended);
      over.abort();
    }
  }

  /** @throws why the line is lost, or the abort's reason */
  pause(time: Duration): Promise<void> {
    return pauseFor(this.#scheduler, time, this.#ended.signal);
  }

  /** Never rejects. */
  async close(): Promise<void> {
    this.#ended.abort();
    this.#frames.forget();
    await this.#line?.close();
  }

  #hear(bytes: Uint8Array): void {
    for (const body of this.#frames.push(bytes)) {
      const answer = samAnswer(body);
      const take = this.#take;
      if (answer === null || take === null) continue;
      this.#take = null;
      take(answer);
    }
  }
}
