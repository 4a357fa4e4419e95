import type { Duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';
import { parseReaderIdentity, type ReaderIdentity } from '../reader/reader-config.ts';

export interface CameraCodeConfig extends ReaderIdentity {
  readonly driver: 'page-camera-qr';
  /** From the beginning of one decoding to the next, at least. */
  readonly pause: Duration;
}

/** `{ "driver": "page-camera-qr", "name": "kiosk" }` @throws VedetteError `input-invalid` */
export function parseCameraCode(value: unknown): CameraCodeConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['page-camera-qr']);
  const config: CameraCodeConfig = {
    driver,
    ...parseReaderIdentity(fields, driver),
    pause: fields.milliseconds('pauseMs', 20, 5_000, 80),
  };
  fields.end();
  return config;
}
