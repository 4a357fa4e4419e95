import type { Duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';

export interface PageCameraConfig {
  readonly driver: 'page';
  readonly silence: Duration;
  readonly maxBytes: number;
  readonly maxSide: number;
}

/** `{ "driver": "page", "silenceMs": 2000 }` @throws VedetteError `input-invalid` */
export function parsePageCamera(value: unknown): PageCameraConfig {
  const fields = new Fields(value, 'camera');
  const config: PageCameraConfig = {
    driver: fields.choice('driver', ['page']),
    silence: fields.milliseconds('silenceMs', 100, 60_000, 2_000),
    maxBytes: fields.whole('maxBytes', 1_000, 64_000_000, 4_000_000),
    maxSide: fields.whole('maxSide', 64, 8_192, 1_920),
  };
  fields.end();
  return config;
}
