import { linkLimits, linkPaths, linkTimes, pollAnswerSchema, type Uplink } from '@vedette/contract/link';
import { type CallDeps, type CallResult, callPlatform } from './call-platform.ts';
import type { Line, LineEnd, LineEvents } from './line.ts';

export interface PollNeeds extends CallDeps {
  readonly origin: string;
  readonly boot: string;
  /** What the device knows to be current. */
  readonly have: () => { readonly config: number; readonly sync: number };
}

/** Longer than the platform holds an answer back. */
const pollTime = linkTimes.longPoll + 15_000;

/**
 * Messages by requests: what the device says goes at once, one request at a time; what the platform says comes as the
 * answer to another one, which waits.
 */
export function openPoll(needs: PollNeeds): Line {
  return new PollLine(needs);
}

class PollLine implements Line {
  readonly over = 'poll';
  readonly #needs: PollNeeds;
  readonly #gone = new AbortController();
  readonly #waiting: Uplink[] = [];
  #events: LineEvents | null = null;
  #isSending = false;
  #isWaiting = false;

  constructor(needs: PollNeeds) {
    this.#needs = needs;
  }

  send(message: Uplink): void {
    this.#waiting.push(message);
    void this.#sendAll();
  }

  end(why: LineEnd): void {
    if (this.#gone.signal.aborted) return;
    this.#gone.abort();
    this.#events?.over(why);
  }

  listen(listener: LineEvents): void {
    this.#events = listener;
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#waiting.length > 0 && !this.#gone.signal.aborted) {
      if (!(await this.#post(fitting(this.#waiting), 0))) break;
      if (!this.#isWaiting) void this.#waitForNews();
    }
    this.#isSending = false;
  }

  /** Begins after the first answer, which is that to the birth. */
  async #waitForNews(): Promise<void> {
    this.#isWaiting = true;
    while (!this.#gone.signal.aborted && (await this.#post([], linkTimes.longPoll)));
  }

  /** Whether the line goes on. */
  async #post(messages: readonly Uplink[], wait: number): Promise<boolean> {
    const { boot, origin, have } = this.#needs;
    const body = Buffer.from(JSON.stringify({ boot, have: have(), wait, messages }));
    const url = `${origin}${linkPaths.messages}`;
    const call = { method: 'POST', url, body, timeout: pollTime, signal: this.#gone.signal } as const;
    try {
      return this.#take(await callPlatform(this.#needs, call));
    } catch {
      this.end({ why: 'broken' });
      return false;
    }
  }

  #take(result: CallResult): boolean {
    const parsed = result.state === 'answered' ? pollAnswerSchema.safeParse(result.body) : null;
    if (parsed?.success) {
      for (const message of parsed.data.messages) this.#events?.message(message);
      return true;
    }
    if (result.state === 'unsigned') this.end({ why: isFromBetween(result.status) ? 'broken' : 'unsigned' });
    else if (result.state !== 'refused') this.end({ why: 'broken' });
    else {
      const { code: fault, retryAfter = 0 } = result.problem;
      // Another process of the platform answers now: it has to hear the birth, with the next line.
      this.end(fault === 'birth-missing' ? { why: 'switch' } : { why: 'refused', fault, retryAfter });
    }
    return false;
  }
}

/** A proxy says itself that the platform is not there, or that too many come. */
const isFromBetween = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** Takes from the front as many as a request holds. */
function fitting(waiting: Uplink[]): readonly Uplink[] {
  const room = linkLimits.message - 1024;
  let bytes = 0;
  let count = 0;
  for (const message of waiting.slice(0, linkLimits.messages)) {
    bytes += Buffer.byteLength(JSON.stringify(message)) + 1;
    if (count > 0 && bytes > room) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
