import { after, type Duration, duration, type Instant } from '@vedette/domain';
import type { AdapterQuestion, Answer, StatusAdapter } from '../adapter.ts';
import type { GatewayConfig } from '../config/gateway-config.ts';
import type {
  CheckOptions,
  GatewayFault,
  GatewayReply,
  GatewayTrouble,
  StatusGateway,
  StatusQuestion,
  StatusReport,
} from '../gateway.ts';
import { GatewayFailure, troubleOf } from '../transport/failure.ts';
import { boundedQuestion } from './bounded-question.ts';
import { admits, type Circuit, type CircuitEvent, closedCircuit, stepCircuit } from './circuit.ts';
import { type Later, ReplyCache } from './reply-cache.ts';
import { timeFaults } from './timely.ts';

/** The world as a gateway's guard sees it; each has a deterministic twin in tests. */
export interface GuardDeps {
  /** Milliseconds that never go back. */
  readonly now: () => Duration;
  readonly later: Later;
  /** Aborts after so many milliseconds. */
  readonly deadline: (limit: Duration) => AbortSignal;
}

export const systemGuard: GuardDeps = {
  now: () => duration(performance.now()),
  later(delay, run) {
    const timer = setTimeout(run, delay).unref();
    return () => clearTimeout(timer);
  },
  deadline: (limit) => AbortSignal.timeout(limit),
};

/** Puts bounds around an adapter: of what is asked, how long it may take, how often it may fail, what is kept. */
export class GuardedGateway implements StatusGateway {
  readonly id: string;
  readonly shape: GatewayConfig['shape'];
  readonly asks: StatusGateway['asks'];
  readonly #config: GatewayConfig;
  readonly #adapter: StatusAdapter;
  readonly #deps: GuardDeps;
  readonly #cache: ReplyCache;
  readonly #closing = new AbortController();
  #circuit: Circuit = closedCircuit;

  constructor(config: GatewayConfig, adapter: StatusAdapter, deps: GuardDeps = systemGuard) {
    this.id = config.id;
    this.shape = config.shape;
    this.asks = adapter.asks;
    this.#config = config;
    this.#adapter = adapter;
    this.#deps = deps;
    this.#cache = new ReplyCache(deps.later);
  }

  state(): 'ready' | 'resting' {
    return admits(this.#circuit, this.#deps.now()) ? 'ready' : 'resting';
  }

  async check(asked: StatusQuestion, options: CheckOptions): Promise<GatewayReply> {
    const bounded = boundedQuestion(asked);
    if (!bounded.ok) return faulty([bounded.fault]);
    const { question } = bounded;
    if (!this.asks[question.kind]) return troubled('not-supported');
    if (this.#closing.signal.aborted) return troubled('given-up');
    const kept = this.#cache.get(question, options.at);
    if (kept !== null) return { ok: true, report: kept, from: 'cache' };
    return admits(this.#circuit, this.#deps.now()) ? this.#ask(question, options) : troubled('resting');
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#cache.clear();
    this.#adapter.close();
  }

  async #ask(question: AdapterQuestion, { at, signal }: CheckOptions): Promise<GatewayReply> {
    this.#step('asked');
    const deadline = this.#deps.deadline(duration(this.#config.deadlineMs));
    const leaving = AbortSignal.any([signal, this.#closing.signal]);
    try {
      const options = { at, signal: AbortSignal.any([leaving, deadline]) };
      const answer = await withSignal(this.#adapter.ask(question, options), options.signal);
      this.#step('answered');
      return this.#conclude(question, answer, at);
    } catch (error) {
      this.#step(leaving.aborted ? 'abandoned' : 'failed');
      return troubled(leaving.aborted ? 'given-up' : troubleOf(error));
    }
  }

  #conclude(question: AdapterQuestion, answer: Answer, at: Instant): GatewayReply {
    if (answer.kind === 'refused') return faulty([answer.fault]);
    const { report, repliedAt } = answer;
    const [first, ...others] = timeFaults(report, repliedAt, at);
    if (first !== undefined) return faulty([first, ...others], report);
    this.#keep(question, report, at);
    return { ok: true, report, from: 'gateway' };
  }

  #keep(question: AdapterQuestion, report: StatusReport, at: Instant): void {
    const { keepCodeMs, keepPersonMs } = this.#config;
    const longest = after(at, duration(question.kind === 'code' ? keepCodeMs : keepPersonMs));
    const { validUntil } = report;
    const until = validUntil !== null && validUntil < longest ? validUntil : longest;
    if (until > at && !this.#closing.signal.aborted) this.#cache.put(question, report, at, until);
  }

  #step(event: CircuitEvent): void {
    this.#circuit = stepCircuit(this.#circuit, event, this.#deps.now());
  }
}

/** Ends with the signal even where the work does not heed it; what comes later is dropped. */
function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new GatewayFailure('late'));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const faulty = (
  faults: readonly [GatewayFault, ...GatewayFault[]],
  report: StatusReport | null = null,
): GatewayReply => ({ ok: false, faults, report, trouble: null });

const troubled = (trouble: GatewayTrouble): GatewayReply => ({
  ok: false,
  faults: ['gateway-unreachable'],
  report: null,
  trouble,
});
