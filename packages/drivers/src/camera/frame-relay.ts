import { type Duration, VedetteError } from '@vedette/domain';
import { listenerFailed } from '../common/driver-fault.ts';
import type { Cancel, Scheduler } from '../common/scheduler.ts';
import { type Signal, selfReporting } from '../common/signal.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type { CameraEvent, CameraState, Frame, FrameConsumer } from './camera.ts';

interface Seat {
  readonly consumer: FrameConsumer;
  busy: boolean;
  work: Promise<void>;
  waiting: Frame | null;
}

/** Hands frames to consumers, the newest first and the rest dropped, and notices when they stop coming. */
export class FrameRelay {
  readonly events: Signal<CameraEvent>;
  readonly #driver: string;
  readonly #scheduler: Scheduler;
  readonly #silence: Duration;
  readonly #seats = new Set<Seat>();
  #state: CameraState = 'none';
  #watch: Cancel = () => undefined;
  #closed = false;

  /** @param silence without a frame for so long, the camera is gone */
  constructor(driver: string, scheduler: Scheduler, silence: Duration) {
    this.#driver = driver;
    this.#scheduler = scheduler;
    this.#silence = silence;
    this.events = selfReporting<CameraEvent>((error) => this.#fault(error));
  }

  state(): CameraState {
    return this.#state;
  }

  join(consumer: FrameConsumer): Unsubscribe {
    const seat: Seat = { consumer, busy: false, work: Promise.resolve(), waiting: null };
    this.#seats.add(seat);
    return () => {
      this.#seats.delete(seat);
      seat.waiting = null;
    };
  }

  deliver(frame: Frame): void {
    if (this.#closed) return;
    this.#watch();
    this.#watch = this.#scheduler.after(this.#silence, () => this.gone('no frames any more'));
    this.#become('live');
    for (const seat of [...this.#seats]) this.#serve(seat, frame);
  }

  /** The frames have stopped; a camera that never had any stays `none`. */
  gone(why: string): void {
    this.#watch();
    if (this.#state !== 'live') return;
    this.#become('gone');
    const error = new VedetteError('camera-gone', 'world', { at: `${this.#driver}: ${why}` });
    this.events.emit({ kind: 'fault', error });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#watch();
    const work = [...this.#seats].map((seat) => seat.work);
    for (const seat of this.#seats) seat.waiting = null;
    this.#seats.clear();
    await Promise.all(work);
    if (this.#state === 'live') this.#become('gone');
  }

  #serve(seat: Seat, frame: Frame): void {
    if (seat.busy) seat.waiting = frame;
    else seat.work = this.#work(seat, frame);
  }

  /** Never rejects; ends when no frame is waiting any more. */
  async #work(seat: Seat, first: Frame): Promise<void> {
    seat.busy = true;
    for (let frame: Frame | null = first; frame !== null; ) {
      try {
        await seat.consumer(frame);
      } catch (error) {
        this.events.emit(this.#fault(error));
      }
      frame = seat.waiting;
      seat.waiting = null;
    }
    seat.busy = false;
  }

  #become(state: CameraState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.events.emit({ kind: 'state', state });
  }

  #fault(error: unknown): CameraEvent {
    return { kind: 'fault', error: listenerFailed(this.#driver, error) };
  }
}
