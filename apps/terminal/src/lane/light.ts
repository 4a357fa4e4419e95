import type { Screen } from '@vedette/contract';
import type { Light } from '@vedette/drivers';

/** The colour of the lamp beside each screen. */
const lights: Readonly<Record<Screen, Light>> = {
  idle: 'idle',
  look: 'amber',
  challenge: 'amber',
  'show-pass': 'amber',
  checking: 'amber',
  granted: 'green',
  denied: 'red',
  refer: 'amber',
  fire: 'green',
  'out-of-order': 'red',
};

export const lightOf = (screen: Screen): Light => lights[screen];
