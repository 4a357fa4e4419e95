import type { Downlink, Uplink } from '@vedette/contract/link';
import type { LinkClock } from '../transport/clock.ts';
import { pause } from '../transport/pause.ts';
import type { Line, LineEnd } from './line.ts';
import type { LinkTime } from './link-time.ts';

/** A message that has no number yet. */
export type Said = Uplink extends infer M ? (M extends Uplink ? Omit<M, 'id'> : never) : never;

interface Asked {
  readonly resolve: (answer: Downlink | null) => void;
  readonly sent: number;
  readonly cancel: () => void;
}

/** A message without an answer for so long says that the line is dead. */
const answerTime = 60_000;

/** Questions and answers over one line. */
export class Conversation {
  readonly #line: Line;
  readonly #clock: LinkClock;
  readonly #time: LinkTime;
  readonly #asked = new Map<number, Asked>();
  readonly #gone = new AbortController();
  #lastId = 0;
  #heardAt: number;

  /** @param told takes what the platform says unasked @param over is called once */
  constructor(
    line: Line,
    { clock, time }: { readonly clock: LinkClock; readonly time: LinkTime },
    told: (message: Downlink) => void,
    over: (end: LineEnd) => void,
  ) {
    this.#line = line;
    this.#clock = clock;
    this.#time = time;
    this.#heardAt = clock.monotonic();
    line.listen({
      message: (message) => {
        if (!this.#answered(message)) told(message);
      },
      over: (end) => {
        this.#end();
        over(end);
      },
    });
  }

  get line(): Line {
    return this.#line;
  }

  /** Aborted when the line is over. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Monotonic milliseconds since anything came. */
  silence(): number {
    return this.#clock.monotonic() - this.#heardAt;
  }

  /** The answer; null when the line is over before. */
  ask(said: Said): Promise<Downlink | null> {
    if (this.#gone.signal.aborted) return Promise.resolve(null);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const cancel = this.#clock.after(answerTime, () => this.#line.end({ why: 'silent' }));
      this.#asked.set(id, { resolve, cancel, sent: this.#clock.monotonic() });
      this.#line.send({ ...said, id } as Uplink);
    });
  }

  /** The same, again for as long as the platform asks for time. */
  async insist(said: Said): Promise<Downlink | null> {
    for (;;) {
      const answer = await this.ask(said);
      if (answer?.type !== 'slow-down') return answer;
      await pause(this.#clock, answer.retryAfter, this.signal);
    }
  }

  #answered(message: Downlink): boolean {
    this.#heardAt = this.#clock.monotonic();
    const re = 're' in message ? message.re : null;
    const asked = re === null ? undefined : this.#asked.get(re);
    if (re === null || asked === undefined) return false;
    this.#asked.delete(re);
    asked.cancel();
    if ('at' in message) this.#time.heard(message.at, asked.sent, this.#heardAt, 1);
    asked.resolve(message);
    return true;
  }

  #end(): void {
    this.#gone.abort();
    for (const { cancel, resolve } of this.#asked.values()) {
      cancel();
      resolve(null);
    }
    this.#asked.clear();
  }
}
