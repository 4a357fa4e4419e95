import type { Instant } from '@vedette/domain';
import type { RecordSealer } from './port.ts';
import { Seals } from './seals.ts';

export { periodsOf } from './seals.ts';

/** @param now the terminal's clock, by which the secrets of an encapsulation grow old */
export function recordSealer(now: () => Instant): RecordSealer {
  const seals = new Seals(now);
  return {
    sealBody: async (key, duty, header, body) => seals.sealBody(key, duty, header, body),
    sealCapture: async (key, keep, label, jpeg) => seals.sealCapture(key, keep, label, jpeg),
    close: () => seals.close(),
  };
}
