import type { Screen } from '@vedette/contract/kiosk';

export type Tone = 'idle' | 'work' | 'ask' | 'good' | 'bad' | 'wait';

/** The colour and the shape of each screen: never the colour alone, one man in twelve does not see it. */
export const toneOf: Readonly<Record<Screen, Tone>> = {
  idle: 'idle',
  look: 'work',
  challenge: 'ask',
  'show-pass': 'ask',
  checking: 'work',
  granted: 'good',
  denied: 'bad',
  refer: 'wait',
  fire: 'good',
  'out-of-order': 'wait',
};
