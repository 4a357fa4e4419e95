import type { Instant, VedetteError } from '@vedette/domain';
import type { SelfTestReport } from '../common/self-test.ts';
import type { Subscribable, Unsubscribe } from '../common/subscription.ts';
import type { Support } from '../common/support.ts';

export const frameEncodings = ['jpeg', 'rgba'] as const;
export type FrameEncoding = (typeof frameEncodings)[number];

/** One picture. `rgba` is 4 bytes a pixel, rows from the top, without padding. */
export interface Frame {
  /** Grows with each frame of this camera, whatever page it came from. */
  readonly sequence: number;
  readonly takenAt: Instant;
  readonly encoding: FrameEncoding;
  /** Pixels, as the sender says; a JPEG's own header is checked by whoever decodes it. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** `none`: never seen a frame; `gone`: there were frames, and they stopped. */
export type CameraState = 'none' | 'live' | 'gone';

export interface CameraCapabilities {
  readonly encodings: readonly FrameEncoding[];
  /** Whether frames can be asked for at a rate, rather than taken as they come. */
  readonly rateControl: Support;
  readonly infrared: Support;
}

export type CameraEvent =
  | { readonly kind: 'state'; readonly state: CameraState }
  /** `camera-gone`, or a consumer that failed on a frame. */
  | { readonly kind: 'fault'; readonly error: VedetteError };

/** May be slow: while it works only the newest frame waits, older ones are dropped. */
export type FrameConsumer = (frame: Frame) => void | Promise<void>;

export interface Camera extends Subscribable<CameraEvent> {
  readonly driver: string;
  readonly capabilities: CameraCapabilities;
  /** Starts with the next frame. */
  frames(consumer: FrameConsumer): Unsubscribe;
  state(): CameraState;
  selfTest(): Promise<SelfTestReport>;
  /** Delivers nothing afterwards and resolves when consumers have finished. Never rejects. */
  close(): Promise<void>;
}
