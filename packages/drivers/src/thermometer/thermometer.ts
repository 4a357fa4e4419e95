import type { Duration, TemperatureEvidence, VedetteError } from '@vedette/domain';
import type { SelfTestReport } from '../common/self-test.ts';
import type { Subscribable } from '../common/subscription.ts';
import type { Support } from '../common/support.ts';

export interface ThermometerCapabilities {
  readonly reading: Support;
  readonly distance: Support;
  readonly ambient: Support;
}

export type ThermometerEvent = { readonly kind: 'fault'; readonly error: VedetteError };

/** A contactless forehead thermometer. */
export interface Thermometer extends Subscribable<ThermometerEvent> {
  readonly driver: string;
  readonly capabilities: ThermometerCapabilities;
  /**
   * One reading; what the hardware cannot tell is null, as is everything when nobody stands there.
   * @throws VedetteError `driver-failed` when it does not answer within `deadline`
   */
  measure(deadline: Duration): Promise<TemperatureEvidence>;
  selfTest(): Promise<SelfTestReport>;
  close(): Promise<void>;
}
