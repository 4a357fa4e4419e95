import {
  type Celsius,
  celsius,
  type Duration,
  type Metres,
  metres,
  type TemperatureEvidence,
} from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import { Signal } from '../common/signal.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type { Thermometer, ThermometerCapabilities, ThermometerEvent } from '../thermometer/thermometer.ts';

export interface SimulatedReading {
  readonly reading: Celsius | null;
  readonly distance: Metres | null;
  readonly ambient: Celsius | null;
}
const nobody: SimulatedReading = { reading: null, distance: null, ambient: celsius(22) };

/** A thermometer that reads what it is told. */
export class SimulatedThermometer implements Thermometer {
  readonly driver = 'simulated';
  readonly capabilities: ThermometerCapabilities = {
    reading: 'supported',
    distance: 'supported',
    ambient: 'supported',
  };
  readonly #signal = new Signal<ThermometerEvent>(() => undefined);
  readonly #scheduler: Scheduler;
  #now: SimulatedReading = nobody;
  #silent = false;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Somebody steps up; half a metre away in a room of 22 °C unless told otherwise. */
  stepUp(reading: Celsius, distance: Metres = metres(0.5), ambient: Celsius = celsius(22)): void {
    this.#now = { reading, distance, ambient };
  }

  stepAway(): void {
    this.#now = nobody;
  }

  /** While silent, no measurement is answered. */
  setSilent(silent: boolean): void {
    this.#silent = silent;
  }

  measure(deadline: Duration): Promise<TemperatureEvidence> {
    if (!this.#silent) return Promise.resolve({ kind: 'screening-temperature', ...this.#now });
    return new Promise((_, reject) => {
      this.#scheduler.after(deadline, () => {
        const error = driverFailed('simulated thermometer', 'no-answer', `none within ${deadline} ms`);
        this.#signal.emit({ kind: 'fault', error });
        reject(error);
      });
    });
  }

  subscribe(listener: (event: ThermometerEvent) => void): Unsubscribe {
    return this.#signal.subscribe(listener);
  }

  selfTest(): Promise<SelfTestReport> {
    return Promise.resolve(report(this.driver, [check('reading', this.#silent ? 'no-answer' : 'ok')]));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
