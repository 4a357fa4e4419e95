import { createHmac, randomBytes } from 'node:crypto';
import { type Duration, elapsed, type Instant } from '@vedette/domain';
import { type AdapterQuestion, askingPurpose } from '../adapter.ts';
import type { StatusReport } from '../gateway.ts';

/** Calls once after a while unless it is cancelled; the process may end before. */
export type Later = (delay: Duration, run: () => void) => () => void;

interface Entry {
  readonly report: StatusReport;
  readonly since: Instant;
  readonly until: Instant;
  readonly cancel: () => void;
}

const mostEntries = 1_000;

/**
 * Good answers of a gateway, each only as long as it is valid. An entry is dropped by itself when its time is
 * over, so that nobody's status stays in memory for want of a next question.
 */
export class ReplyCache {
  readonly #later: Later;
  /** Of this process alone: the keys tell nothing, not even to somebody who guesses numbers. */
  readonly #key = randomBytes(32);
  readonly #entries = new Map<string, Entry>();

  constructor(later: Later) {
    this.#later = later;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Null when there is none, when its time is over, and when the clock was set back to before it. */
  get(question: AdapterQuestion, at: Instant): StatusReport | null {
    const name = this.#nameOf(question);
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if (at >= entry.since && at < entry.until) return entry.report;
    this.#drop(name);
    return null;
  }

  put(question: AdapterQuestion, report: StatusReport, since: Instant, until: Instant): void {
    const name = this.#nameOf(question);
    this.#drop(name);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= mostEntries && oldest !== undefined) this.#drop(oldest);
    const cancel = this.#later(elapsed(since, until), () => this.#drop(name));
    this.#entries.set(name, { report, since, until, cancel });
  }

  clear(): void {
    for (const name of [...this.#entries.keys()]) this.#drop(name);
  }

  #drop(name: string): void {
    this.#entries.get(name)?.cancel();
    this.#entries.delete(name);
  }

  #nameOf(question: AdapterQuestion): string {
    const parts =
      question.kind === 'code'
        ? [question.text.unwrap(askingPurpose)]
        : [question.name.unwrap(askingPurpose), question.number.unwrap(askingPurpose)];
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([question.kind, ...parts]))
      .digest('base64url');
  }
}
