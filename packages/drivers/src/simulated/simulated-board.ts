import { duration } from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { Drive, InputLevels, RelayBoard } from '../relay/relay-board.ts';

/** `silent`: takes requests and never answers; `absent`: nothing there to connect to. */
export type BoardMood = 'well' | 'silent' | 'wrong' | 'absent';

const deadline = duration(500);

/** A board of relays and inputs in memory, which can be unplugged and made to misbehave. */
export class SimulatedBoard implements RelayBoard {
  readonly where = 'simulated board';
  readonly hardwarePulse = false;
  readonly #scheduler: Scheduler;
  readonly #relays = new Map<number, boolean>();
  readonly #inputs = new Map<number, boolean>();
  #mood: BoardMood = 'well';
  #lost: (error: Error) => void = () => undefined;

  constructor(scheduler: Scheduler, inputs: readonly number[]) {
    this.#scheduler = scheduler;
    for (const input of inputs) this.#inputs.set(input, false);
  }

  /** Whether a relay is energised, whatever the driver believes. */
  relay(relay: number): boolean {
    return this.#relays.get(relay) ?? false;
  }

  setInput(input: number, closed: boolean): void {
    this.#inputs.set(input, closed);
  }

  become(mood: BoardMood): void {
    this.#mood = mood;
    if (mood === 'absent') this.#lost(driverFailed(this.where, 'not-connected', 'unplugged'));
  }

  connect(): Promise<void> {
    return this.#answer(undefined);
  }

  async drive(relay: number, drive: Drive): Promise<void> {
    await this.#answer(undefined);
    this.#relays.set(relay, drive.on);
  }

  poll(): Promise<InputLevels> {
    return this.#answer(new Map(this.#inputs));
  }

  onLost(listener: (error: Error) => void): void {
    this.#lost = listener;
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  #answer<T>(value: T): Promise<T> {
    switch (this.#mood) {
      case 'well':
        return Promise.resolve(value);
      case 'absent':
        return Promise.reject(driverFailed(this.where, 'port-missing', 'nothing there'));
      case 'wrong':
        return Promise.reject(driverFailed(this.where, 'wrong-answer', 'garbage'));
      case 'silent':
        return new Promise((_, reject) => {
          const late = (): void =>
            reject(driverFailed(this.where, 'no-answer', `none within ${deadline} ms`));
          this.#scheduler.after(deadline, late);
        });
    }
  }
}
