import type { Instant } from '@vedette/domain';
import type { Camera } from '../camera/camera.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { QrDecoder } from './qr-decoder.ts';

export interface CameraCodeReaderNeeds {
  readonly camera: Pick<Camera, 'frames' | 'state' | 'subscribe'>;
  /** Stays the caller's: lanes share it, and it is not closed with the reader. */
  readonly decoder: Pick<QrDecoder, 'decode'>;
  readonly scheduler: Scheduler;
  /** Whether a code is of any use at this moment; without, no frame is decoded and no code told. */
  readonly wanted: () => boolean;
  /** Name of the reader in what it delivers. */
  readonly name: string;
  readonly clock: () => Instant;
}
