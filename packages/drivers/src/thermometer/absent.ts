import { check, report } from '../common/self-test.ts';
import type { Thermometer } from './thermometer.ts';

/** A sentinel without a thermometer: every reading is unknown, and says so. */
export const absentThermometer: Thermometer = {
  driver: 'none',
  capabilities: { reading: 'not-supported', distance: 'not-supported', ambient: 'not-supported' },
  measure: () =>
    Promise.resolve({ kind: 'screening-temperature', reading: null, distance: null, ambient: null }),
  subscribe: () => () => undefined,
  selfTest: () => Promise.resolve(report('none', [check('reading', 'not-supported')])),
  close: () => Promise.resolve(),
};
