import { type Duration, duration, type Instant } from '@vedette/domain';
import {
  type Camera,
  type CameraCapabilities,
  type CameraEvent,
  type CameraState,
  type Frame,
  type FrameConsumer,
  frameEncodings,
} from '../camera/camera.ts';
import { FrameRelay } from '../camera/frame-relay.ts';
import type { Cancel, Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';

/** A picture of a walk-past; the camera adds the count and the time. */
export type Still = Pick<Frame, 'encoding' | 'width' | 'height' | 'bytes'>;

export interface SimulatedCameraDeps {
  readonly scheduler: Scheduler;
  /** Wall-clock time that the frames carry. */
  readonly clock: () => Instant;
  readonly framesPerSecond: number;
  readonly silence: Duration;
}

/** A camera in front of which pictures are played as somebody walking past. */
export class SimulatedCamera implements Camera {
  readonly driver = 'simulated';
  readonly capabilities: CameraCapabilities = {
    encodings: frameEncodings,
    rateControl: 'supported',
    infrared: 'not-supported',
  };
  readonly #deps: SimulatedCameraDeps;
  readonly #relay: FrameRelay;
  #next: Cancel = () => undefined;
  #finish: () => void = () => undefined;
  #sequence = 0;

  constructor(deps: SimulatedCameraDeps) {
    this.#deps = deps;
    this.#relay = new FrameRelay(this.driver, deps.scheduler, deps.silence);
  }

  /** Plays the pictures once, in place of whatever played before; resolves after the last or when cut off. */
  walkPast(stills: readonly Still[]): Promise<void> {
    this.unplug();
    const between = duration(1_000 / this.#deps.framesPerSecond);
    return new Promise((resolve) => {
      this.#finish = resolve;
      const show = (index: number): void => {
        const still = stills[index];
        if (still === undefined) {
          resolve();
          return;
        }
        this.show(still);
        this.#next = this.#deps.scheduler.after(between, () => show(index + 1));
      };
      show(0);
    });
  }

  /** One picture, at once. */
  show(still: Still): void {
    this.#relay.deliver({ ...still, sequence: this.#sequence++, takenAt: this.#deps.clock() });
  }

  /** Cuts the walk-past off; the camera is gone once the silence has lasted long enough. */
  unplug(): void {
    this.#next();
    this.#finish();
  }

  frames(consumer: FrameConsumer): Unsubscribe {
    return this.#relay.join(consumer);
  }

  state(): CameraState {
    return this.#relay.state();
  }

  subscribe(listener: (event: CameraEvent) => void): Unsubscribe {
    return this.#relay.events.subscribe(listener);
  }

  selfTest(): Promise<SelfTestReport> {
    const frames = check('frames', this.state() === 'live' ? 'ok' : 'no-frames');
    return Promise.resolve(report(this.driver, [frames]));
  }

  close(): Promise<void> {
    this.unplug();
    return this.#relay.close();
  }
}
