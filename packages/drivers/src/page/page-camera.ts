import {
  type CameraCapabilities,
  type CameraEvent,
  type CameraState,
  type FrameConsumer,
  frameEncodings,
} from '../camera/camera.ts';
import { FrameRelay } from '../camera/frame-relay.ts';
import type { PageCamera, PageFeed, PageFrame } from '../camera/page-camera-port.ts';
import { invalid } from '../common/fields.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import type { PageCameraConfig } from './page-camera-config.ts';

/** The camera of a page: the kiosk sends what its browser's camera sees. */
export function openPageCamera(config: PageCameraConfig, scheduler: Scheduler = systemScheduler): PageCamera {
  return new PageFrames(config, scheduler);
}

class PageFrames implements PageCamera {
  readonly driver = 'page';
  readonly capabilities: CameraCapabilities = {
    encodings: frameEncodings,
    rateControl: 'not-supported',
    infrared: 'not-supported',
  };
  readonly #config: PageCameraConfig;
  readonly #relay: FrameRelay;
  #feed: object | null = null;
  #sequence = 0;

  constructor(config: PageCameraConfig, scheduler: Scheduler) {
    this.#config = config;
    this.#relay = new FrameRelay(this.driver, scheduler, config.silence);
  }

  attach(): PageFeed {
    const self = {};
    let last = -1;
    this.#feed = self;
    return {
      push: (frame) => {
        checkFrame(frame, this.#config);
        if (this.#feed !== self || frame.sequence <= last) return 'stale';
        last = frame.sequence;
        this.#relay.deliver({ ...frame, sequence: this.#sequence++ });
        return 'accepted';
      },
      close: () => {
        if (this.#feed !== self) return;
        this.#feed = null;
        this.#relay.gone('the page went away');
      },
    };
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
    const link = check('link', this.#feed === null ? 'not-connected' : 'ok');
    return Promise.resolve(
      report(this.driver, [link, check('frames', this.state() === 'live' ? 'ok' : 'no-frames')]),
    );
  }

  close(): Promise<void> {
    this.#feed = null;
    return this.#relay.close();
  }
}

/** A page is not trusted: sizes are bounded and the bytes must begin as what they claim to be. */
function checkFrame(frame: PageFrame, limits: PageCameraConfig): void {
  const { width, height, bytes, encoding, sequence } = frame;
  for (const [name, side] of Object.entries({ width, height }))
    if (!Number.isInteger(side) || side < 1 || side > limits.maxSide)
      throw invalid(`frame.${name}`, `1 to ${limits.maxSide} is wanted`);
  if (!Number.isSafeInteger(sequence) || sequence < 0)
    throw invalid('frame.sequence', 'a whole number is wanted');
  if (bytes.length === 0 || bytes.length > limits.maxBytes)
    throw invalid('frame.bytes', `1 to ${limits.maxBytes} bytes are wanted`);
  if (encoding === 'rgba' && bytes.length !== width * height * 4)
    throw invalid('frame.bytes', 'width × height × 4 bytes are wanted');
  // ISO/IEC 10918-1: a stream opens with SOI, followed by another marker.
  if (encoding === 'jpeg' && !(bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff))
    throw invalid('frame.bytes', 'this is no JPEG');
}
