import { duration, type Instant, instant, Personal, type Presentation } from '@vedette/domain';
import { afterEach, vi } from 'vitest';
import {
  type GatewaySimulator,
  type SimulatedPerson,
  type SimulatorOptions,
  samplePeople,
  simulatedCode,
  startGatewaySimulator,
} from '../src/health-code/simulated/index.ts';
import {
  type GatewayReply,
  type GatewayShape,
  type GuardDeps,
  openGateway,
  parseGatewayConfig,
  type StatusGateway,
  type StatusQuestion,
  type VerifyContext,
} from '../src/index.ts';

export const noon: Instant = instant(Date.parse('2022-08-09T12:00:00+08:00'));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Everything is closed after the test. */
export async function simulate(options: SimulatorOptions = {}): Promise<GatewaySimulator> {
  const simulator = await startGatewaySimulator({ now: () => noon, ...options });
  closing.push(() => simulator.close());
  return simulator;
}

/** Time that stands still, and a deadline that ends only when it is told to. */
export class StillGuard implements GuardDeps {
  readonly #deadlines: AbortController[] = [];
  readonly #tasks = new Set<() => void>();
  #now = 0;

  readonly now = () => duration(this.#now);
  readonly deadline = () => {
    const controller = new AbortController();
    this.#deadlines.push(controller);
    return controller.signal;
  };
  readonly later: GuardDeps['later'] = (_delay, run) => {
    this.#tasks.add(run);
    return () => this.#tasks.delete(run);
  };

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }
  endDeadlines(): void {
    for (const controller of this.#deadlines) controller.abort();
  }
  runTasks(): void {
    for (const run of [...this.#tasks]) run();
  }
}

export interface OpenOptions {
  readonly change?: object;
  readonly deps?: GuardDeps;
}

/** A gateway set up with what the simulator says. */
export function open(
  simulator: GatewaySimulator,
  shape: GatewayShape,
  { change = {}, deps }: OpenOptions = {},
): StatusGateway {
  const gateway = openGateway(parseGatewayConfig({ ...simulator.settings(shape), ...change }), deps);
  closing.push(() => gateway.close());
  return gateway;
}

export const never = (): AbortSignal => new AbortController().signal;
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function ask(gateway: StatusGateway, question: StatusQuestion, at = noon): Promise<GatewayReply> {
  return gateway.check(question, { at, signal: never() });
}

export const codeOf = (shape: GatewayShape, person: SimulatedPerson): StatusQuestion => ({
  raw: bytesOf(simulatedCode(shape, person)),
});
export const whoIs = ({ name, number }: SimulatedPerson) => ({
  name: new Personal(name),
  number: new Personal(number),
});

/** The sample person whose name begins so. */
export function sample(first: string): SimulatedPerson {
  const person = samplePeople.find(({ name }) => name.startsWith(first));
  if (person === undefined) throw new Error(`nobody is called ${first}`);
  return person;
}

export const context = (change: Partial<VerifyContext> = {}): VerifyContext => ({
  ...{ at: noon, clock: 'trusted', direction: 'in', collectsNumber: false, signal: never() },
  ledger: { claim: async () => 'first' },
  hashNumber: (number) => `hash:${number.unwrap('test').toUpperCase()}`,
  ...change,
});

export const shown = (text: string | Uint8Array, medium: Presentation['medium'] = 'qr'): Presentation => ({
  ...{ medium, at: noon, reader: 'qr-1' },
  bytes: typeof text === 'string' ? bytesOf(text) : text,
});

/** Waits until the simulator has read so many requests. */
export const untilSeen = (simulator: GatewaySimulator, count: number): Promise<void> =>
  vi.waitFor(() => {
    if (simulator.seen.length < count) throw new Error('not yet');
  });
