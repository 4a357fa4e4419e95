import { VedetteError } from '@vedette/domain';
import { check, report } from '../common/self-test.ts';
import type { Indicator } from './indicator.ts';

const refuse = (what: string): Promise<never> =>
  Promise.reject(new VedetteError('driver-unsupported', 'caller', { at: `indicator: ${what}` }));

/** A lane with neither light nor voice. */
export const absentIndicator: Indicator = {
  driver: 'none',
  capabilities: { light: 'not-supported', voice: 'not-supported' },
  show: () => refuse('light'),
  say: () => refuse('voice'),
  selfTest: () =>
    Promise.resolve(report('none', [check('light', 'not-supported'), check('voice', 'not-supported')])),
  close: () => Promise.resolve(),
};
